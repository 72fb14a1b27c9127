import type { NamedType, SchemaDiff } from './relation-diff.ts'

/** Columns by name; the order in which they stand is not compared. */
export function diffSchemas(before: readonly NamedType[], after: readonly NamedType[]): SchemaDiff {
  const types = new Map(before.map(({ name, type }) => [name, type]))
  const kept = new Set(after.map(({ name }) => name))
  return {
    added: after.filter(({ name }) => !types.has(name)),
    removed: before.filter(({ name }) => !kept.has(name)),
    retyped: after.flatMap(({ name, type }) => {
      const old = types.get(name)
      return old === undefined || old === type ? [] : [{ name, before: old, after: type }]
    }),
  }
}

export function isSameSchema({ added, removed, retyped }: SchemaDiff): boolean {
  return added.length + removed.length + retyped.length === 0
}
