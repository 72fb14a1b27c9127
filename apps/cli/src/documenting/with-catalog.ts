import type { InvocationResult } from '@waypoint/engine'
import type { Resource, ResourceColumn } from './resource.ts'

type Table = InvocationResult['catalog'][number]
type Known = Pick<InvocationResult, 'catalog' | 'results'>

/** Resources with what only the database knows: columns and their types, and the SQL that was compiled for it. */
export function withCatalog(resources: readonly Resource[], known: Known): readonly Resource[] {
  const tables = new Map(known.catalog.map((table) => [table.uniqueId, table]))
  const compiled = new Map(known.results.map((result) => [result.uniqueId, result.compiledCode]))
  return resources.map((resource) => {
    const table = tables.get(resource.uniqueId)
    const code = compiled.get(resource.uniqueId) ?? null
    return {
      ...resource,
      ...(table === undefined
        ? {}
        : { columns: columnsOf(resource.columns, table), facts: factsOf(resource, table) }),
      ...(code === null ? {} : { compiled: code }),
    }
  })
}

/** In the order of the database; what is described and not there comes last. */
function columnsOf(described: readonly ResourceColumn[], table: Table): readonly ResourceColumn[] {
  const byName = new Map(described.map((column) => [column.name.toLowerCase(), column]))
  const there = table.columns.toSorted((left, right) => left.index - right.index)
  const names = new Set(there.map((column) => column.name.toLowerCase()))
  return [
    ...there.map(({ name, type, comment }) => {
      const known = byName.get(name.toLowerCase())
      const description = known?.description ?? ''
      return {
        name,
        type,
        description: description === '' ? (comment ?? '') : description,
        tests: known?.tests ?? [],
      }
    }),
    ...described.filter((column) => !names.has(column.name.toLowerCase())),
  ]
}

function factsOf({ facts }: Resource, { type, owner, stats }: Table): Resource['facts'] {
  const told = stats.filter((stat) => stat.include).map((stat) => [stat.label, String(stat.value)] as const)
  const own = [['Type in the database', type.toLowerCase()] as const, ['Owner', owner ?? ''] as const]
  return [...facts, ...own.filter(([, value]) => value !== ''), ...told]
}
