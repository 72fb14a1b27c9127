/** How many groups customers are divided into; the model of one group never scores its own. */
export const GROUPS = 3

/** The group of a customer, by its id alone (FNV-1a): the same in every build and in any order. */
export function groupOf(customerId: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < customerId.length; index += 1) {
    hash = Math.imul(hash ^ customerId.charCodeAt(index), 0x01000193)
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % GROUPS
}
