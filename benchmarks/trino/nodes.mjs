import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask } from './client.mjs'

const schema = 'waypoint_bench_nodes'
const models = 40

/** What the engine adds: small models of each kind, run one after the other, beside what Trino says it took itself. */
export async function measureNodes(cluster, waypoint) {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-bench-trino-'))
  try {
    writeProject(dir, cluster)
    const run = () => {
      const startedAt = performance.now()
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [waypoint, 'run', '--project-dir', dir, '--profiles-dir', dir],
        { encoding: 'utf8' },
      )
      if (status !== 0) throw new Error(`${stdout}${stderr}`)
      return (performance.now() - startedAt) / 1000
    }
    run()
    const before = await lastQuery(cluster)
    const seconds = run()
    const { rows } = await ask(
      cluster,
      `select count(*), sum(date_diff('millisecond', created, "end")) from system.runtime.queries
       where source = 'waypoint' and query_id > '${before}'`,
    )
    const [statements, milliseconds] = rows[0]
    return {
      models,
      seconds: Number(seconds.toFixed(1)),
      trinoSeconds: Number((milliseconds / 1000).toFixed(1)),
      overheadPerModelMs: Math.round((seconds * 1000 - milliseconds) / models),
      statements,
      statementsPerModel: Number((statements / models).toFixed(2)),
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
    await ask(cluster, `drop schema if exists ${schema} cascade`)
  }
}

async function lastQuery(cluster) {
  const { rows } = await ask(cluster, 'select max(query_id) from system.runtime.queries')
  return rows[0][0]
}

function writeProject(dir, { host, port }) {
  mkdirSync(join(dir, 'models'))
  writeFileSync(join(dir, 'dbt_project.yml'), "name: bench\nversion: '1.0'\nprofile: bench\n")
  const output = { type: 'trino', host, port, user: 'bench', database: 'iceberg', schema, threads: 1 }
  writeFileSync(
    join(dir, 'profiles.yml'),
    JSON.stringify({ bench: { target: 'dev', outputs: { dev: output } } }),
  )
  const kinds = [
    "materialized='view'",
    "materialized='table'",
    "materialized='incremental', incremental_strategy='append'",
    "materialized='incremental', incremental_strategy='merge', unique_key='id'",
  ]
  for (let index = 0; index < models; index += 1) {
    const sql = `{{ config(${kinds[index % kinds.length]}) }}\nselect ${index} as id, 'a' as name\n`
    writeFileSync(join(dir, 'models', `m${index}.sql`), sql)
  }
}
