/**
 * Loaded before the command line: adds up what its `copy` statements to extract files take and how many rows they
 * write, and says so at the end, in the file that TIMED_COPIES names.
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const IS_EXTRACT = /^copy [^]*[/\\](base|delta)[/\\][^']*\.parquet' \(format parquet\)$/

const require = createRequire(import.meta.url)
const duckdb = require('@duckdb/node-bindings')
const total = { rows: 0, seconds: 0 }

const query = async (connection, sql) => {
  if (!IS_EXTRACT.test(sql)) return duckdb.query(connection, sql)
  const startedAt = performance.now()
  const result = await duckdb.query(connection, sql)
  total.seconds += (performance.now() - startedAt) / 1000
  total.rows += duckdb.rows_changed(result)
  return result
}

const all = Object.getOwnPropertyNames(duckdb).map((name) => {
  const value = duckdb[name]
  return [name, typeof value === 'function' ? value.bind(duckdb) : value]
})
require.cache[require.resolve('@duckdb/node-bindings')].exports = { ...Object.fromEntries(all), query }

process.on('exit', () => writeFileSync(process.env.TIMED_COPIES, JSON.stringify(total)))
