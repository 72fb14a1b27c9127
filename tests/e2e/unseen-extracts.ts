import type { AnalyticsWarehouse } from './analytics-warehouse.ts'

function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Types a column may come in that nobody expected, with an expression that turns text into values of it. */
const FOREIGN_TYPES: readonly (readonly [type: string, value: (text: string) => string])[] = [
  ['varchar', (text) => `case when hash(${text}) % 5 = 0 then 'n/a' else ${text} end`],
  ['bigint', (text) => `cast(hash(${text}) % 4000000000 as bigint)`],
  ['double', (text) => `cast(hash(${text}) as double) * 1e20`],
  ['decimal(18,2)', (text) => `cast(hash(${text}) % 100000 as decimal(18,2))`],
  ['boolean', (text) => `hash(${text}) % 2 = 0`],
  ['date', (text) => `date '1969-12-31' + cast(hash(${text}) % 40000 as integer)`],
  ['timestamptz', (text) => `make_timestamptz(cast(hash(${text}) % 1700000000000000 as bigint))`],
  ['time', (text) => `time '00:00:00' + to_seconds(hash(${text}) % 86400)`],
  ['uuid', (text) => `cast(md5(${text}) as uuid)`],
  ['integer[]', (text) => `[cast(hash(${text}) % 100 as integer)]`],
  ['json', (text) => `to_json({value: ${text}})`],
  ['blob', (text) => `encode(${text})`],
]

const quoted = (name: unknown): string => `"${String(name).replaceAll('"', '""')}"`

/**
 * Changes a warehouse's raw tables at random, always the same for a seed: some are missing or empty, columns are
 * missing, added or of another type. Of other sources nothing is left.
 */
export async function makeUnseen(
  warehouse: AnalyticsWarehouse,
  { seed, sources }: { readonly seed: number; readonly sources: readonly string[] },
): Promise<void> {
  const random = seededRandom(seed)
  const tables = await warehouse.query(`
    select table_schema, table_name, list(column_name order by ordinal_position)
    from information_schema.columns where table_schema like 'raw%' and not starts_with(table_name, '_')
    group by all order by all`)
  const statements = tables.map(([schema, name, columns]) => {
    const table = `${quoted(schema)}.${quoted(name)}`
    const draw = random()
    if (draw < 0.08 || !sources.includes(String(schema).slice('raw_'.length))) return `drop table ${table}`
    const selected = [...changedColumns(columns as readonly string[], random), `1 as "select it's ""this"""`]
    const rows = draw < 0.14 ? 'where false' : ''
    return `create or replace table ${table} as select ${selected.join(', ')} from ${table} ${rows}`
  })
  await warehouse.query(['begin', ...statements, 'commit'].join(';\n'))
}

function changedColumns(columns: readonly string[], random: () => number): readonly string[] {
  return columns.flatMap((column) => {
    const draw = random()
    const [type, value] = FOREIGN_TYPES[Math.floor(random() * FOREIGN_TYPES.length)] ?? []
    if (draw < 0.06) return []
    if (draw > 0.16 || value === undefined) return [quoted(column)]
    return [`cast(${value(`cast(${quoted(column)} as varchar)`)} as ${type}) as ${quoted(column)}`]
  })
}
