import type { Dependency } from '@waypoint/adapter-contract'
import type { RelationName } from '@waypoint/contracts'
import { relationKey } from './relation-key.ts'

/** Which relations a drop takes along, kept in step with what is renamed and dropped. */
export class Dependents {
  readonly #byRead = new Map<string, Map<string, RelationName>>()

  constructor(dependencies: readonly Dependency[]) {
    for (const { relation, reads } of dependencies) {
      const known = this.#byRead.get(relationKey(reads)) ?? new Map<string, RelationName>()
      known.set(relationKey(relation), relation)
      this.#byRead.set(relationKey(reads), known)
    }
  }

  rename(from: RelationName, to: RelationName): void {
    const own = this.#byRead.get(relationKey(from))
    this.#byRead.delete(relationKey(from))
    if (own !== undefined) this.#byRead.set(relationKey(to), own)
    for (const dependents of this.#byRead.values()) {
      if (dependents.delete(relationKey(from))) dependents.set(relationKey(to), to)
    }
  }

  /** Forgets a dropped relation; returns all that went with it. */
  drop(relation: RelationName): readonly RelationName[] {
    const key = relationKey(relation)
    const own = [...(this.#byRead.get(key)?.values() ?? [])]
    this.#byRead.delete(key)
    for (const dependents of this.#byRead.values()) dependents.delete(key)
    return own.flatMap((dependent) => [dependent, ...this.drop(dependent)])
  }
}
