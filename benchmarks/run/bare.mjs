/** Runs what a build has left below target/run on one connection of DuckDB, and prints how long that took. */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { builtStatements, printTimed } from './built-statements.mjs'

const [project] = process.argv.slice(2)
const statements = builtStatements(project)
// The same state of the same database, under the name that the statements have for it.
const copy = join(project, 'bare.duckdb')
cpSync(join(project, 'bench.duckdb'), copy)
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
await connection.run(`attach '${copy}' as bench`)
await connection.run('use bench')
await printTimed(statements.length, async () => {
  for (const statement of statements) await connection.run(statement)
})
connection.closeSync()
instance.closeSync()
rmSync(copy)
