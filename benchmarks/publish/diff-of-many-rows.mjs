import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { runMeasured } from '../measure/run-measured.mjs'

/** Two tables of so many rows that differ in one. */
export async function diffOfManyRows({ dir, rows, launcher }) {
  mkdirSync(dir, { recursive: true })
  const database = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'))
  const connection = await database.connect()
  await connection.run(`
    create table one as
      select range as id, date '2020-01-01' + (range % 900)::int as date, 'customer ' || range % 20000 as customer_id,
        (range * 7919) % 1000003 as cents, range % 3 = 0 as is_paid
      from range(${rows});
    create table other as select * replace (case when id = 4711 then -1 else cents end as cents) from one`)
  connection.closeSync()
  database.closeSync()
  const args = ['diff', 'main.one', 'main.other', '--key', 'id', '--format', 'json', '--dir', dir]
  const run = await runMeasured(process.execPath, [launcher, ...args])
  const [{ rows: found }] = JSON.parse(run.output).relations
  if (found.changed !== 1) throw new Error(`one row differs, and ${found.changed} were found`)
  return {
    name: 'diff, one bucket differs',
    seen: run.seconds,
    limit: 10,
    unit: 's',
    beside: `, ${rows.toLocaleString('en-US')} rows a side, ${run.cpuSeconds?.toFixed(1)} s of processor time`,
  }
}
