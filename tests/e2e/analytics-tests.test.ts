import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { decodeRunResults } from '@waypoint/artifacts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtDemo } from './built-demo.ts'
import { runCli } from './run-cli.ts'

const dir = mkdtempSync(join(tmpdir(), 'waypoint-analytics-tests-'))

beforeAll(() => builtDemo(20, dir))

afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** As many rows as show a difference: what is tested is which rows a test finds, not how many it can. */
const ROWS = 200

/** Few rows of every table; of those that were built, some that come twice and a cell that is lost. */
async function damage(): Promise<void> {
  const database = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'))
  const connection = await database.connect()
  const tables = await connection.runAndReadAll(`
    select '"' || table_schema || '"."' || table_name || '"', '"' || min(column_name) || '"', table_schema like 'raw%'
    from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not like '\\_%' escape '\\'
    group by table_schema, table_name`)
  for (const [table, column, isRaw] of tables.getRows()) {
    await connection.run(`delete from ${String(table)} where rowid >= ${ROWS}`)
    if (isRaw === true) continue
    await connection.run(`insert into ${String(table)} select * from ${String(table)} limit 3`)
    await connection.run(`update ${String(table)} set ${String(column)} = null where rowid = 0`)
  }
  connection.closeSync()
  database.closeSync()
}

/** What is published has data tests of every kind; unit tests read none of its rows. */
const LEFT_OUT = ['path:models/staging', 'path:models/intermediate', '--exclude-resource-type', 'unit_test']

async function outcomes(...options: string[]): Promise<Readonly<Record<string, unknown>>> {
  await runCli(['test', '--exclude', ...LEFT_OUT, '--dir', dir, '--quiet', ...options])
  const file = join(dir, 'target/run_results.json')
  const { results } = decodeRunResults(readFileSync(file, 'utf8'), file)
  return Object.fromEntries(
    results.map(({ uniqueId, status, message, failures }) => [uniqueId, { status, message, failures }]),
  )
}

test('the tests of the project end in one scan as they end one by one', async () => {
  await damage()
  const one = await outcomes('--no-fuse')
  expect(Object.keys(one).length).toBeGreaterThan(500)
  expect(
    Object.values(one).filter((outcome) => JSON.stringify(outcome).includes('"fail"')).length,
  ).toBeGreaterThan(50)
  expect(await outcomes()).toEqual(one)
})
