import type { PlannedPart } from './query-plan.ts'

/** Parts under names of their own; what several figures read is read once. */
export class PartList {
  readonly #parts = new Map<string, PlannedPart>()
  readonly #taken = new Set<string>()

  constructor(reserved: Iterable<string>) {
    for (const name of reserved) this.#taken.add(name)
  }

  add(name: string, part: Omit<PlannedPart, 'id'>): string {
    const key = keyOf(part)
    const known = this.#parts.get(key)
    if (known !== undefined) return known.id
    let id = name
    for (let number = 2; this.#taken.has(id); number += 1) id = `${name}_${number}`
    this.#taken.add(id)
    this.#parts.set(key, { ...part, id })
    return id
  }

  all(): readonly PlannedPart[] {
    return [...this.#parts.values()]
  }
}

function keyOf(part: Omit<PlannedPart, 'id'>): string {
  return JSON.stringify(part, (key, value: unknown) => (key === 'attributes' ? undefined : value))
}
