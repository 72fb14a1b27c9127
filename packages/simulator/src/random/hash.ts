const MULTIPLIER = 0x45d9f3b

/** A bijection on unsigned 32-bit integers; `usage/` repeats it in SQL, so it may never change. */
export const mix32 = (value: number): number => {
  let hash = value >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), MULTIPLIER)
  hash = Math.imul(hash ^ (hash >>> 16), MULTIPLIER)
  return (hash ^ (hash >>> 16)) >>> 0
}

export const hashText = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return mix32(hash)
}

export type KeyPart = string | number

/** What `hashKey` makes of no parts; `extendHash` adds one more. */
export const emptyHash = 0x9e3779b9

/** As `extendHash` does with the text of `hashText`. */
export const extendHashWithText = (hash: number, hashedText: number): number =>
  mix32((Math.imul(hash, 31) + hashedText) | 0)

export const extendHash = (hash: number, part: KeyPart): number =>
  extendHashWithText(hash, typeof part === 'string' ? hashText(part) : mix32((part | 0) + 0x632be5ab))

/** Hashes a key such as (seed, purpose, entity, day) to 32 bits; the order of the parts matters. */
export const hashKey = (parts: readonly KeyPart[]): number => {
  let hash = emptyHash
  for (const part of parts) hash = extendHash(hash, part)
  return hash
}
