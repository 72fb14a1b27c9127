const valuesAtMost = 1_500_000

/** Values of one customer's rows by the SQL that they were asked for with, a list for each. */
export interface Values {
  readonly rows: number
  readonly by: ReadonlyMap<string, readonly unknown[]>
}

interface Asked {
  readonly relation: string
  readonly id: string
  readonly wanted: readonly string[]
}

/**
 * What was read of customers lately. Who opens an account asks for its parts at once, several of the same rows; so all
 * is read that was ever asked of a relation, and the next part finds it. The least lately read goes first.
 */
export interface CustomerMemory {
  of(asked: Asked, read: (wanted: readonly string[]) => Promise<Values>): Promise<Values>
}

interface Held {
  readonly wanted: ReadonlySet<string>
  readonly values: Promise<Values>
  size: number
}

export function createCustomerMemory(): CustomerMemory {
  const wantedOf = new Map<string, Set<string>>()
  const held = new Map<string, Held>()
  let size = 0
  const forget = (key: string, entry: Held): void => {
    if (held.get(key) !== entry) return
    held.delete(key)
    size -= entry.size
  }
  const keep = (key: string, entry: Held, values: Values): void => {
    if (held.get(key) !== entry) return
    entry.size = (values.rows + 1) * values.by.size
    size += entry.size
    for (const [oldest, one] of held) {
      if (size <= valuesAtMost) break
      if (oldest !== key) forget(oldest, one)
    }
  }
  return {
    of: ({ relation, id, wanted }, read) => {
      const all = wantedOf.get(relation) ?? new Set<string>()
      wantedOf.set(relation, all)
      for (const sql of wanted) all.add(sql)
      const key = `${relation} ${id}`
      const known = held.get(key)
      if (known !== undefined) {
        held.delete(key)
        if (wanted.every((sql) => known.wanted.has(sql))) {
          held.set(key, known)
          return known.values
        }
        size -= known.size
      }
      const entry: Held = { wanted: new Set(all), values: read([...all]), size: 0 }
      held.set(key, entry)
      entry.values.then(
        (values) => keep(key, entry, values),
        () => forget(key, entry),
      )
      return entry.values
    },
  }
}
