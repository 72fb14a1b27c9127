import { WaypointError } from '@waypoint/contracts'
import { quoted, type Reader, type Relation } from '../version/reader.ts'

export function requireRelation({ relations }: Pick<Reader, 'relations'>, name: string): Relation {
  const relation = relations.get(name)
  if (relation !== undefined) return relation
  throw new WaypointError({
    code: 'unknown-table',
    message: `The published version has no table ${name}.`,
    hint: 'GET /api/v1/sql/tables lists those that there are.',
  })
}

/** `is_paying` of `isPaying`. */
export const snakeCase = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The expression or column of each field; null where an older project's version lacks the column. */
export function sqlOfFields(
  relation: Relation,
  fields: readonly string[],
  expressions: Readonly<Record<string, string>>,
): readonly (readonly [field: string, sql: string | null])[] {
  const columns = new Map(relation.columns.map(({ key, name }) => [key, name]))
  return fields.map((field) => {
    const column = columns.get(field)
    return [field, expressions[field] ?? (column === undefined ? null : quoted(column))]
  })
}

/**
 * What to select for fields of an answer: an expression where one is given, else the column of that name, else null,
 * since a version of an older project may lack a column.
 */
export function selectList(
  relation: Relation,
  fields: readonly string[],
  {
    alias,
    expressions = {},
  }: { readonly alias?: string; readonly expressions?: Readonly<Record<string, string>> } = {},
): string {
  const columns = new Map(relation.columns.map((column) => [column.key, column.name]))
  const prefix = alias === undefined ? '' : `${alias}.`
  return fields
    .map((field) => {
      const expression = expressions[field]
      if (expression !== undefined) return `${expression} as ${snakeCase(field)}`
      const column = columns.get(field)
      return column === undefined ? `null as ${snakeCase(field)}` : `${prefix}${quoted(column)}`
    })
    .join(', ')
}
