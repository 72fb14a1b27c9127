import { tmpdir } from 'node:os'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { DAY } from '../clock/day.ts'
import { resolveShape } from '../options.ts'
import { vendorTables } from '../schemas/catalog.ts'
import { createTruthLog } from '../truth/truth-log.ts'
import { createTable } from '../writers/csv-file.ts'
import { applyDrifts, columnDrifts, driftedSelect } from './column-drift.ts'
import { createMess } from './mess.ts'

const shape = resolveShape({ scale: 'small', seed: 1, mess: { all: 0, column_added: 1, column_retyped: 1 } })
const mess = createMess({ ...shape, rates: shape.mess }, createTruthLog(tmpdir()))
const drifts = columnDrifts(mess, shape, vendorTables)

it('changes tables in the last days, in the deltas and not in the base', () => {
  expect(drifts.length).toBeGreaterThan(vendorTables.length)
  for (const { from } of drifts) {
    expect(from).toBeGreaterThan(shape.baseDay)
    expect(from).toBeLessThanOrEqual(shape.throughDay)
  }
})

it('gives a table of all rows what its batches say together', async () => {
  const table = vendorTables.find(({ name }) => name === 'invoice')
  const own = drifts.filter((drift) => drift.table === table)
  const [first] = own
  if (table === undefined || first === undefined) throw new Error('no drift to look at')
  expect(own.map(({ column }) => column)).toEqual(['renewal_risk', expect.any(String)])
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(createTable('main', table))
  const synced = [first.from - 1, first.from].map((day) => `epoch_ms(${day * DAY + DAY / 2})`)
  await connection.run(
    `insert into invoice (id, amount_due, _fivetran_synced) values ('a', 5, ${synced[0]}), ('b', 7, ${synced[1]})`,
  )
  const before = (await connection.runAndReadAll(driftedSelect('from invoice', own))).getRowObjectsJS()
  await applyDrifts(connection, 'main', own)
  const after = (await connection.runAndReadAll('from invoice')).getRowObjectsJS()
  expect(after).toEqual(before)
  expect(after.map((row) => row['renewal_risk'])).toEqual([null, expect.any(Number)])
  await connection.run(`create or replace table invoice as from invoice where id = 'a'`)
  await connection.run('alter table invoice drop renewal_risk')
  await applyDrifts(connection, 'main', own)
  expect((await connection.runAndReadAll('from invoice')).columnNames()).not.toContain('renewal_risk')
  connection.closeSync()
  instance.closeSync()
})
