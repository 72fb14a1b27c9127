import { type Connection, doubleQuoted } from '@waypoint/adapter-contract'

/**
 * The types that dbt infers for a seed (agate's order: number, date, timestamp, boolean, text), as one
 * aggregate over the text columns. Two points go further than dbt, which fails there: integers beyond
 * 32 bits become BIGINT or HUGEINT, and figures with signs (`10%`, `$5`, `1,5`) stay text.
 */
export async function inferSeedTypes(
  connection: Connection,
  table: string,
  columns: readonly string[],
): Promise<readonly string[]> {
  if (columns.length === 0) return []
  const { rows } = await connection.query(`select ${columns.map(typeOf).join(', ')} from ${table}`)
  return (rows[0] ?? []).map(String)
}

const numberPattern = String.raw`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$`
const datePattern = String.raw`^\d{4}-\d{1,2}-\d{1,2}$`
const timestampPattern = String.raw`^\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{1,2}:\d{1,2}$`
const isoTimestampPattern = String.raw`^\d{4}-?\d{2}-?\d{2}T\d{2}(:?\d{2}(:?\d{2}([.,]\d+)?)?)?(Z|[+-]\d{2}(:?\d{2})?)?$`

/** Text that means null in every column that is not text. */
export function seedValue(column: string): string {
  return `nullif(case when lower(trim(${doubleQuoted(column)})) = 'null' then '' else trim(${doubleQuoted(column)}) end, '')`
}

function typeOf(column: string): string {
  const value = seedValue(column)
  const all = (condition: string): string => `bool_and(${value} is null or (${condition}))`
  const matches = (pattern: string): string => `regexp_matches(${value}, '${pattern}')`
  const casts = (type: string): string => `try_cast(${value} as ${type}) is not null`
  return `case
    when count(${value}) = 0 then 'INTEGER'
    when ${all(matches(numberPattern))} then case
      when not ${all(`try_cast(${value} as double) = trunc(try_cast(${value} as double))`)} then 'DOUBLE'
      when ${all(casts('integer'))} then 'INTEGER'
      when ${all(casts('bigint'))} then 'BIGINT'
      when ${all(casts('hugeint'))} then 'HUGEINT'
      else 'DOUBLE' end
    when ${all(`${matches(datePattern)} and ${casts('date')}`)} then 'DATE'
    when ${all(`${matches(timestampPattern)} and ${casts('timestamp')}`)} then 'TIMESTAMP'
    when ${all(`${matches(isoTimestampPattern)} and ${casts('timestamp')}`)} then 'TIMESTAMP'
    when ${all(`lower(${value}) in ('true', 'false')`)} then 'BOOLEAN'
    else 'VARCHAR' end`
}
