/** Schema → table → column → type. */
export type SourceColumns = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
>

/** What is different about a table of a source. */
export type SourceChange = {
  readonly schema: string
  readonly table: string
} & (
  | { readonly kind: 'new-table' }
  | { readonly kind: 'missing-table' }
  | { readonly kind: 'new-column'; readonly column: string; readonly to: string }
  | { readonly kind: 'missing-column'; readonly column: string; readonly from: string | null }
  | { readonly kind: 'retyped-column'; readonly column: string; readonly from: string; readonly to: string }
)

/** What changed between two states; a schema that is new altogether is no change of anything. */
export function compareSources(before: SourceColumns, after: SourceColumns): readonly SourceChange[] {
  const changes: SourceChange[] = []
  for (const [schema, tables] of Object.entries(before)) {
    const present = after[schema] ?? {}
    for (const [table, columns] of Object.entries(tables)) {
      const found = present[table]
      if (found === undefined) changes.push({ schema, table, kind: 'missing-table' })
      else changes.push(...compareColumns({ schema, table }, columns, found))
    }
    for (const table of Object.keys(present)) {
      if (tables[table] === undefined) changes.push({ schema, table, kind: 'new-table' })
    }
  }
  return changes
}

function compareColumns(
  place: { readonly schema: string; readonly table: string },
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly SourceChange[] {
  const changes: SourceChange[] = []
  for (const [column, from] of Object.entries(before)) {
    const to = after[column]
    if (to === undefined) changes.push({ ...place, kind: 'missing-column', column, from })
    else if (to !== from) changes.push({ ...place, kind: 'retyped-column', column, from, to })
  }
  for (const [column, to] of Object.entries(after)) {
    if (before[column] === undefined) changes.push({ ...place, kind: 'new-column', column, to })
  }
  return changes
}

/** A table as a project declares it; types where it declares them. */
export interface DeclaredTable {
  readonly schema: string
  readonly table: string
  readonly columns: readonly { readonly name: string; readonly type: string | null }[]
}

/** Where the tables that are there are not what was declared. A source without any table is not in use. */
export function compareWithContract(
  declared: readonly DeclaredTable[],
  present: SourceColumns,
): readonly SourceChange[] {
  return declared.flatMap(({ schema, table, columns }): readonly SourceChange[] => {
    const tables = present[schema]
    if (tables === undefined) return []
    const found = tables[table.toLowerCase()]
    if (found === undefined) return [{ schema, table, kind: 'missing-table' }]
    return columns.flatMap(({ name, type }): readonly SourceChange[] => {
      const column = name.toLowerCase()
      const to = found[column]
      if (to === undefined) return [{ schema, table, kind: 'missing-column', column, from: type }]
      if (type === null || typeFamily(type) === typeFamily(to)) return []
      return [{ schema, table, kind: 'retyped-column', column, from: type, to }]
    })
  })
}

const families: readonly (readonly [RegExp, string])[] = [
  [/^(tiny|small|big|huge|u)?(int|integer)\d*\b|^(big)?serial/, 'integer'],
  [/^(double|float|real|numeric|decimal|number)/, 'number'],
  [/^(varchar|char|character|text|string|uuid|json)/, 'text'],
  [/^(timestamp|datetime)/, 'timestamp'],
  [/^bool/, 'boolean'],
]

/** A contract says `text` where another database says `VARCHAR`. */
function typeFamily(type: string): string {
  const text = type.trim().toLowerCase()
  return families.find(([pattern]) => pattern.test(text))?.[1] ?? text
}
