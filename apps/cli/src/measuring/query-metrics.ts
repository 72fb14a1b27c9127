import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { QueryResult } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { planQuery, type QueryPlan, renderQuery, type SemanticLayer } from '@waypoint/semantics'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import type { WorkspaceOptions } from '../options/workspace-options.ts'
import { recordsOf, renderResult } from '../publishing/render-result.ts'
import { withStore } from '../publishing/open-store.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { askedOf } from './asked-of.ts'
import { figureText } from './figure-text.ts'
import { loadLayer } from './load-layer.ts'
import { own, publishedRelation, type RelationSql, targetRelation } from './relation-names.ts'

export interface QueryOptions
  extends WorkspaceOptions,
    Pick<EngineOptions, 'target' | 'projectDir' | 'profilesDir'> {
  readonly metrics?: readonly string[]
  readonly savedQuery?: string
  readonly groupBy?: readonly string[]
  readonly where?: readonly string[]
  readonly start?: string
  readonly end?: string
  readonly orderBy?: readonly string[]
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json' | 'parquet'
  readonly output?: string
  readonly sql?: boolean
  readonly version?: string
}

/** `waypoint metrics query` */
export async function queryMetrics(options: QueryOptions, host: Host): Promise<void> {
  const layer = await layerOf(options, host)
  const plan = planQuery(layer, askedOf(options, layer))
  const rendered = (relationSql: RelationSql): string => renderQuery(plan, { layer, relationSql })
  if (options.sql === true)
    host.out(rendered(asksPublished(options) ? publishedRelation(own) : targetRelation))
  else if (options.format === 'parquet') await writeParquet(rendered(publishedRelation(own)), options, host)
  else await answer({ plan, rendered }, options, host)
}

async function layerOf(options: QueryOptions, host: Host): Promise<SemanticLayer> {
  if (options.target === undefined) return loadLayer(workspaceAt(options.dir, host.cwd))
  const { layerOfTarget } = await import('./target-warehouse.ts')
  return layerOfTarget(options, host)
}

/** Of a target's warehouse as it is now, unless a version is named. */
const asksPublished = ({ target, version }: QueryOptions): boolean =>
  target === undefined || version !== undefined

const CURRENT = 'current'

interface Question {
  readonly plan: QueryPlan
  readonly rendered: (relationSql: RelationSql) => string
}

async function answer({ plan, rendered }: Question, options: QueryOptions, host: Host): Promise<void> {
  if (!asksPublished(options)) {
    const { queryTarget } = await import('./target-warehouse.ts')
    const sql = rendered(targetRelation)
    return write(await queryTarget(sql, options, host), { plan, sql }, options, host)
  }
  const version = options.version === CURRENT ? undefined : options.version
  await withStore(options, host, ({ versions }) =>
    versions.open(version, async ({ connection, schemaOf }) => {
      const sql = rendered(publishedRelation(schemaOf))
      write(await connection.query(sql, { signal: host.signal }), { plan, sql }, options, host)
    }),
  )
}

interface Asked {
  readonly plan: QueryPlan
  readonly sql: string
}

function write(result: QueryResult, { plan, sql }: Asked, options: QueryOptions, host: Host): void {
  const units = new Map(plan.figures.map(({ metric, unit }) => [metric, unit]))
  const text =
    options.json === true
      ? `${JSON.stringify({ metrics: plan.figures.map(({ metric, label, unit, additivity }) => ({ metric, label, unit, additivity })), group_by: plan.groups.map(({ alias }) => alias), rows: recordsOf(result), notes: plan.notes, sql }, null, 2)}\n`
      : renderResult(result, {
          format: options.format === 'parquet' ? 'table' : options.format,
          style: host.style,
          cellText: (cell, column) => figureText(cell, units.get(column)),
        })
  if (options.output === undefined) host.out(text)
  else writeFileSync(resolve(host.cwd, options.output), text)
  if (options.json !== true && options.format === 'table') {
    for (const note of plan.notes) host.err(`${host.style.quiet(note)}\n`)
  }
}

async function writeParquet(sql: string, options: QueryOptions, host: Host): Promise<void> {
  if (options.output === undefined || options.target !== undefined) {
    throw new WaypointError({
      code: 'no-output-file',
      message:
        options.output === undefined
          ? 'Parquet goes to a file, and none was named.'
          : 'Parquet is written from a published version only.',
      hint:
        options.output === undefined
          ? 'Name one with --output.'
          : 'Leave out --target, or take --format csv.',
    })
  }
  const { exportParquet } = await import('./export-parquet.ts')
  const file = resolve(host.cwd, options.output)
  const rows = await exportParquet(sql, {
    workspace: workspaceAt(options.dir, host.cwd),
    version: options.version,
    file,
  })
  host.err(`${rows} ${rows === '1' ? 'row' : 'rows'} in ${options.output}\n`)
}
