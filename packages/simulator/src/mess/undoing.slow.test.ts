import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FURTHER_SOURCES } from '../further-sources.ts'
import type { SimulationShape } from '../options.ts'
import type { TableSchema } from '../schemas/table.ts'
import { simulate } from '../simulate.ts'
import { deliveredTables } from '../sources.ts'
import { MESS_KINDS } from './kinds.ts'

/** Much more mess than usual, but of the same companies. */
const { shared_domain, free_mail, test_account, plan_migration, zero_decimal_currency } = MESS_KINDS
const CIRCUMSTANCES = {
  shared_domain: shared_domain.rate,
  free_mail: free_mail.rate,
  test_account: test_account.rate,
  plan_migration: plan_migration.rate,
  zero_decimal_currency: zero_decimal_currency.rate,
}
const SHAPE: SimulationShape = {
  scale: 'small',
  seed: 21,
  customerCount: 14,
  months: 14,
  sources: FURTHER_SOURCES.map((source) => source.name),
}

/** When something was told, as against when it happened. */
const TIMES_OF_TELLING = [
  '_fivetran_synced',
  'received_at',
  'sent_at',
  'updated_at',
  'last_modified_date',
  'system_modstamp',
  'property_lastmodifieddate',
]

/** Rows that only come with an id, and are missing where it is. */
const WITHHELD = ['segment.users', 'segment.groups', 'segment.accounts', 'hubspot.deal_company']

/** Cut from the events that came in time, whatever these are. */
const DERIVED = ['app.user_sessions', 'app.page_views', 'app.feature_usage']

let dir: string
let instance: DuckDBInstance
let connection: DuckDBConnection

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'undoing-'))
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
  for (const [name, mess] of [
    ['messy', { ...CIRCUMSTANCES, all: 0.2, renamed_event: 1 }],
    ['clean', { ...CIRCUMSTANCES, all: 0 }],
  ] as const) {
    const output = {
      kind: 'duckdb',
      warehouse: join(dir, `${name}.duckdb`),
      truth: join(dir, `${name}_truth.duckdb`),
    } as const
    await simulate({ ...SHAPE, mess, output })
    await connection.run(`attach '${output.warehouse}' (read_only)`)
    await connection.run(`attach '${output.truth}' (read_only)`)
  }
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
  rmSync(dir, { recursive: true, force: true })
})

const rowsOf = async (sql: string): Promise<readonly (readonly unknown[])[]> =>
  (await connection.runAndReadAll(sql)).getRowsJS()

const messOf = ({ source, name }: TableSchema): string =>
  `(from messy_truth.truth.mess where source_system = '${source}' and table_name = '${name}')`

/** Does what the kinds of mess say, with nothing but `truth.mess`. */
const undo = async (table: TableSchema): Promise<void> => {
  const mess = messOf(table)
  await connection.run(
    `create or replace temp table undone as select distinct * from messy.raw_${table.source}."${table.name}"`,
  )
  const wholeKey = table.key.map((column) => `"${column}"::varchar`).join(` || '|' || `)
  await connection.run(
    `delete from undone where ${wholeKey} in
      (select record_key from ${mess} where kind = 'crm_duplicate' and column_name is null)`,
  )
  const columns = await rowsOf(`select distinct column_name, kind = 'renamed_event' from ${mess}
    where column_name is not null order by all`)
  for (const [column, isRenamed] of columns) {
    const key = isRenamed === true ? `"${String(column)}"` : `"${table.key[0] ?? ''}"::varchar`
    await connection.run(
      `update undone set "${String(column)}" = clean_value
      from (select record_key, any_value(clean_value) as clean_value from ${mess}
        where column_name = '${String(column)}' group by all) as restored
      where ${key} = record_key`,
    )
  }
  if (table.source === 'iterable' && 'email' in table.columns) {
    await connection.run(
      `update undone set email = clean_value
      from (select distinct clean_value from messy_truth.truth.mess
        where source_system = 'iterable' and column_name = 'email') as restored
      where lower(email) = lower(clean_value)`,
    )
  }
}

const differing = async (table: TableSchema): Promise<readonly unknown[]> => {
  await undo(table)
  const columns = Object.keys(table.columns)
    .filter((column) => !TIMES_OF_TELLING.includes(column))
    .map((column) => `"${column}"`)
    .join(', ')
  const clean = `clean.raw_${table.source}."${table.name}"`
  // What is late at the end has not come yet.
  const told = '_fivetran_synced' in table.columns ? `where _fivetran_synced < timestamp '2020-02-22'` : ''
  const wrong = await rowsOf(
    `select ${columns} from undone except all select ${columns} from ${clean} limit 3`,
  )
  const missing = WITHHELD.includes(`${table.source}.${table.name}`)
    ? []
    : await rowsOf(`select ${columns} from ${clean} ${told} except all select ${columns} from undone limit 3`)
  return [...wrong, ...missing]
}

it('leaves no trace once it is undone', async () => {
  for (const table of deliveredTables(SHAPE.sources ?? [])) {
    if (DERIVED.includes(`${table.source}.${table.name}`)) continue
    expect([`${table.source}.${table.name}`, await differing(table)]).toEqual([
      `${table.source}.${table.name}`,
      [],
    ])
  }
})

it('does not happen at a rate of nothing', async () => {
  const kinds = await rowsOf('select distinct kind from clean_truth.truth.mess order by all')
  for (const [kind] of kinds) expect(Object.keys(CIRCUMSTANCES)).toContain(kind)
})

it('leaves the truth alone', async () => {
  const tables = await rowsOf(`select table_name from duckdb_tables() where database_name = 'clean_truth'
    and table_name not in ('mess', 'mess_rate', 'company_record', 'person_record') order by all`)
  expect(tables.length).toBeGreaterThan(8)
  for (const [name] of tables) {
    const truths = ['messy_truth', 'clean_truth'].map(
      (database) => `from ${database}.truth."${String(name)}"`,
    )
    expect([name, await rowsOf(`${truths.join(' except all ')} limit 3`)]).toEqual([name, []])
  }
})

it('happens as often as its rate says, kind by kind', async () => {
  const rates = await rowsOf(
    'select kind, any_value(rate), sum(eligible)::double, sum(befallen)::double from messy_truth.truth.mess_rate group by kind',
  )
  expect(rates.length).toBeGreaterThan(14)
  for (const [kind, rate, eligible, befallen] of rates) {
    const [expected, count] = [Number(rate) * Number(eligible), Number(eligible)]
    // Five standard deviations of a binomial count, and one more for what is rounded.
    const bound = 5 * Math.sqrt(expected * (1 - Number(rate))) + 1
    expect([kind, count, Math.abs(Number(befallen) - expected) <= bound]).toEqual([kind, count, true])
  }
})
