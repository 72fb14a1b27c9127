import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask } from './client.mjs'
import { countStatements } from './counting-server.mjs'

const schema = 'waypoint_bench_statements'
const each = 4
const kinds = {
  view: "materialized='view'",
  table: "materialized='table'",
  append: "materialized='incremental', incremental_strategy='append'",
  merge: "materialized='incremental', incremental_strategy='merge', unique_key='id'",
  'delete+insert': "materialized='incremental', incremental_strategy='delete+insert', unique_key='id'",
}

/** How often Trino is asked to build the same small models: by waypoint, and by dbt where its program is named. */
export async function measureStatements(cluster, waypoint, dbt) {
  const counting = await countStatements(cluster)
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-bench-trino-'))
  writeProject(dir, counting.port)
  const programs = { waypoint: [process.execPath, waypoint], ...(dbt === undefined ? {} : { dbt: [dbt] }) }
  const counted = {}
  try {
    for (const [name, program] of Object.entries(programs)) {
      await ask(cluster, `drop schema if exists iceberg.${schema} cascade`)
      await run(program, dir)
      const first = counting.take().length
      await run(program, dir)
      const again = counting.take()
      counted[name] = { first, again: again.length, perModel: perModel(again) }
    }
    return counted
  } finally {
    counting.close()
    rmSync(dir, { recursive: true, force: true })
    await ask(cluster, `drop schema if exists iceberg.${schema} cascade`)
  }
}

function run([program, ...args], dir) {
  return new Promise((resolve, reject) => {
    const options = { cwd: dir, env: { ...process.env, DBT_SEND_ANONYMOUS_USAGE_STATS: 'false' } }
    const child = spawn(program, [...args, 'run', '--project-dir', dir, '--profiles-dir', dir], options)
    let printed = ''
    child.stdout.on('data', (data) => (printed += data))
    child.stderr.on('data', (data) => (printed += data))
    child.on('error', reject)
    child.on('close', (status) => (status === 0 ? resolve() : reject(new Error(printed))))
  })
}

/** Statements that name a model of a kind, for each model of it. */
function perModel(statements) {
  return Object.fromEntries(
    Object.keys(kinds).map((kind) => {
      const named = new RegExp(`\\b${modelName(kind, '\\d')}\\b`)
      return [kind, statements.filter((sql) => named.test(sql)).length / each]
    }),
  )
}

function modelName(kind, index) {
  return `bench_${kind.replace('+', '_')}_${index}`
}

function writeProject(dir, port) {
  mkdirSync(join(dir, 'models'))
  writeFileSync(join(dir, 'dbt_project.yml'), "name: bench\nversion: '1.0'\nprofile: bench\n")
  const output = {
    type: 'trino',
    method: 'none',
    host: '127.0.0.1',
    port,
    user: 'bench',
    database: 'iceberg',
    schema,
    threads: 1,
  }
  writeFileSync(
    join(dir, 'profiles.yml'),
    JSON.stringify({ bench: { target: 'dev', outputs: { dev: output } } }),
  )
  for (const [kind, config] of Object.entries(kinds)) {
    for (let index = 0; index < each; index += 1) {
      const sql = `{{ config(${config}) }}\nselect ${index} as id, 'a' as name\n`
      writeFileSync(join(dir, 'models', `${modelName(kind, index)}.sql`), sql)
    }
  }
}
