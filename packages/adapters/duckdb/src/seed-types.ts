import { type Connection, doubleQuoted } from '@waypoint/adapter-contract'

/**
 * The types that dbt infers for a seed (agate's order: number, date, timestamp, boolean, text). Two points go
 * further than dbt, which fails there: integers beyond 32 bits become BIGINT or HUGEINT, and figures with signs
 * (`10%`, `$5`, `1,5`) stay text.
 *
 * All columns are asked by one small statement: hundreds of expressions take DuckDB seconds to plan.
 */
export async function inferSeedTypes(
  connection: Connection,
  table: string,
  columns: readonly string[],
): Promise<readonly string[]> {
  if (columns.length === 0) return []
  const { rows } = await connection.query(`
    with cells as (unpivot (select ${columns.map(doubleQuoted).join(', ')} from ${table})
      on columns(*) into name column_name value cell),
    cell_values as (select column_name, ${valueOf('cell')} as cell from cells)
    select column_name, bit_or(${kindOf('cell')}) from cell_values where cell is not null group by column_name`)
  const kinds = new Map(rows.map(([column, bits]) => [column, Number(bits)] as const))
  return columns.map((column) => typeOf(kinds.get(column) ?? 0))
}

const numberPattern = String.raw`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$`
const datePattern = String.raw`^\d{4}-\d{1,2}-\d{1,2}$`
const timestampPattern = String.raw`^\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{1,2}:\d{1,2}$`
const isoTimestampPattern = String.raw`^\d{4}-?\d{2}-?\d{2}T\d{2}(:?\d{2}(:?\d{2}([.,]\d+)?)?)?(Z|[+-]\d{2}(:?\d{2})?)?$`

/** Text that means null in every column that is not text. */
export function seedValue(column: string): string {
  return valueOf(doubleQuoted(column))
}

function valueOf(text: string): string {
  return `nullif(case when lower(trim(${text})) = 'null' then '' else trim(${text}) end, '')`
}

/** What a value may be, as bits: those of a column are what all of its values may be. */
const KIND = {
  integer: 1,
  bigint: 2,
  hugeint: 4,
  double: 8,
  date: 16,
  timestamp: 32,
  iso: 64,
  boolean: 128,
  text: 256,
}

function kindOf(value: string): string {
  const matches = (pattern: string): string => `regexp_matches(${value}, '${pattern}')`
  const casts = (type: string): string => `try_cast(${value} as ${type}) is not null`
  const isWhole = `try_cast(${value} as double) = trunc(try_cast(${value} as double))`
  return `case
    when ${matches(numberPattern)} then case
      when (${isWhole}) is not true then ${KIND.double}
      when ${casts('integer')} then ${KIND.integer}
      when ${casts('bigint')} then ${KIND.bigint}
      when ${casts('hugeint')} then ${KIND.hugeint}
      else ${KIND.double} end
    when ${matches(datePattern)} and ${casts('date')} then ${KIND.date}
    when ${matches(timestampPattern)} and ${casts('timestamp')} then ${KIND.timestamp}
    when ${matches(isoTimestampPattern)} and ${casts('timestamp')} then ${KIND.iso}
    when lower(${value}) in ('true', 'false') then ${KIND.boolean}
    else ${KIND.text} end`
}

function typeOf(kinds: number): string {
  if (kinds < KIND.double) {
    if (kinds >= KIND.hugeint) return 'HUGEINT'
    return kinds >= KIND.bigint ? 'BIGINT' : 'INTEGER'
  }
  if (kinds < KIND.date) return 'DOUBLE'
  if (kinds === KIND.date) return 'DATE'
  if (kinds === KIND.timestamp || kinds === KIND.iso) return 'TIMESTAMP'
  return kinds === KIND.boolean ? 'BOOLEAN' : 'VARCHAR'
}
