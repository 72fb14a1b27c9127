import { mkdtemp, rm } from 'node:fs/promises'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { callMacro, Relation, textOf } from '@waypoint/context'
import { type ManifestNode, WaypointError } from '@waypoint/contracts'
import { readStaticModel } from '@waypoint/project'
import { injectCtes } from '../compile/inject-ctes.ts'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import { materialize } from '../execute/node-work.ts'
import type { RunState } from '../run-state.ts'
import { orderOf } from './order-of.ts'
import type { ModelOutput } from './protocol.ts'
import { noRowsAsSql, rowsAsSql } from './rows-as-sql.ts'
import { runModel } from './run-model.ts'

/** Materializations that keep rows; the others keep a query. */
const KEEP_ROWS: ReadonlySet<string> = new Set(['table', 'incremental'])

/**
 * Runs a model in TypeScript and builds its relation: the rows it returned are loaded through the database's
 * bulk path, and the materialization takes them from there as it would take those of a query.
 */
export async function materializeTypeScript(runtime: NodeRuntime, state: RunState): Promise<void> {
  const folder = join(state.targetPath, 'typescript')
  mkdirSync(folder, { recursive: true })
  const scratch = await mkdtemp(join(folder, `${runtime.node.name}-`))
  try {
    await runAndBuild(runtime, join(scratch, 'rows.csv'), state)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function runAndBuild(runtime: NodeRuntime, rowsFile: string, state: RunState): Promise<void> {
  const { node } = runtime
  const { materialized, timeout, memory_limit_mb: memory } = node.config
  if (node.config['incremental_strategy'] === 'microbatch') throw noBatches(node)
  const model = readStaticModel(node.raw_code, node.original_file_path)
  const { order, ctes } = await orderOf(runtime, { model, modelUrl: urlOf(node, state), rowsFile }, state)
  const output = await runModel(
    {
      node,
      order,
      timeout: typeof timeout === 'number' ? timeout : null,
      settings: { env: state.env, memoryMegabytes: typeof memory === 'number' ? memory : null },
    },
    state,
  )
  await runtime.session.commit()
  if (output.kind === 'sql') {
    runtime.setCompiled(injectCtes(output.sql, ctes))
    return materialize(runtime, materialized)
  }
  if (!KEEP_ROWS.has(materialized)) throw needsTable(node)
  await buildFromRows(runtime, output, rowsFile)
}

async function buildFromRows(
  runtime: NodeRuntime,
  { columns, rows }: Extract<ModelOutput, { readonly kind: 'rows' }>,
  file: string,
): Promise<void> {
  const { node, context, session } = runtime
  const { adapter } = session
  if (columns.length === 0 || rows === 0) {
    const { database, schema, alias } = node
    const existing = await session.cache.get(database ?? adapter.database, schema, alias)
    const known = existing === undefined ? null : adapter.renderRelation(existing)
    runtime.setCompiled(await noRowsAsSql(node, { known, adapter, context }))
    return materialize(runtime, node.config.materialized)
  }
  const staged = stagedRelation(node)
  const text = textOf(await callMacro(context, 'type_string', [])).trim()
  const columnTypes = Object.fromEntries(columns.map(({ name }) => [name, text]))
  try {
    await session.run(`load rows of ${node.name}`, (connection) =>
      adapter.loadSeed(connection, {
        relation: staged.toName(),
        file,
        delimiter: ',',
        columnTypes,
        quoteColumns: true,
      }),
    )
    runtime.setCompiled(
      await rowsAsSql(node, columns, { staged: adapter.renderRelation(staged.toName()), adapter, context }),
    )
    await materialize(runtime, node.config.materialized)
  } finally {
    await session.rollback()
    await callMacro(context, 'drop_relation', [staged])
    await session.commit()
  }
}

/** Recognised as a leftover of the model's relation should the run be killed. */
function stagedRelation({ database, schema, alias }: ManifestNode): Relation {
  return new Relation({ database, schema, identifier: `${alias}__dbt_tmp0` }, { type: 'table' })
}

function urlOf(node: ManifestNode, { project }: RunState): string {
  const root = project.packages.find(({ name }) => name === node.package_name)?.rootDir ?? project.rootDir
  return pathToFileURL(join(root, node.original_file_path)).href
}

function noBatches(node: ManifestNode): WaypointError {
  return new WaypointError({
    code: 'not-supported',
    message: `${node.name} is written in TypeScript, and such models are not built in batches of time`,
    location: { file: node.original_file_path },
    hint: 'Use another incremental_strategy, and read what is new where isIncremental is true.',
  })
}

function needsTable(node: ManifestNode): WaypointError {
  return new WaypointError({
    code: 'typescript-model-needs-table',
    message: `${node.name} returned rows, and a ${node.config.materialized} has no place for them`,
    location: { file: node.original_file_path },
    hint: "Return SQL, or set materialized to 'table' or 'incremental'.",
  })
}
