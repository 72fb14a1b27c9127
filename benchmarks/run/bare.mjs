/** Runs what a build has left below target/run on one connection of DuckDB, and prints how long that took. */
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

const [project] = process.argv.slice(2)
const read = (path) => JSON.parse(readFileSync(join(project, path), 'utf8'))
const manifest = read('target/manifest.json')
const statements = read('target/run_results.json').results.flatMap(({ unique_id: id }) => {
  const node = manifest.nodes[id]
  if (node === undefined) return []
  const inside =
    node.resource_type === 'test' ? join(node.original_file_path, node.path) : node.original_file_path
  const path = join(project, 'target/run', node.package_name, inside)
  return existsSync(path) ? [readFileSync(path, 'utf8')] : []
})

// The same state of the same database, under the name that the statements have for it.
const copy = join(project, 'bare.duckdb')
cpSync(join(project, 'bench.duckdb'), copy)
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
await connection.run(`attach '${copy}' as bench`)
await connection.run('use bench')
const startedAt = performance.now()
const before = process.cpuUsage()
for (const statement of statements) await connection.run(statement)
const { user, system } = process.cpuUsage(before)
const seconds = (performance.now() - startedAt) / 1000
connection.closeSync()
instance.closeSync()
rmSync(copy)
console.log(
  JSON.stringify({ statements: statements.length, seconds, cpuSeconds: (user + system) / 1_000_000 }),
)
