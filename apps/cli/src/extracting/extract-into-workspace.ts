import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import {
  type ExtractEvent,
  type ExtractOptions as LoadOptions,
  type ExtractSummary,
  extractFolder,
  extractHistory,
  findHistories,
  findSources,
} from '@waypoint/extract'
import type { ExtractOptions } from '../commands/extract.ts'
import { noteDrift } from '../drift/note-drift.ts'
import type { Host } from '../host.ts'
import { createLiveRegion } from '../terminal/live-region.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { renderExtract, renderExtractTotal } from './extract-view.ts'
import { firstRejects } from './first-rejects.ts'
import { openPostgresSource } from './postgres-source.ts'
import { withReceiver } from './receiver.ts'
import { type DeclaredTables, declaredTables, tablesOf } from './table-settings.ts'

/** One source, and what loads it. */
interface Job {
  readonly source: string
  readonly load: (
    options: Pick<LoadOptions, 'connection' | 'into' | 'tables' | 'onProgress'>,
  ) => Promise<ExtractSummary>
}

/** Loads each source; a file that cannot be read does not keep the others from being loaded. */
export async function extractIntoWorkspace(
  folder: string | undefined,
  options: ExtractOptions,
  host: Host,
): Promise<void> {
  const json = options.json === true || options.output === 'json'
  const workspace = workspaceAt(options.dir, host.cwd)
  const path = folder === undefined ? null : existingFolder(resolve(host.cwd, folder))
  const declared = await declaredTables(path, options, host.cwd)
  const run = async (jobs: readonly Job[]): Promise<void> => {
    const live = createLiveRegion(host)
    const drift = { host, options, json, workspace }
    let receiver = ''
    const summaries = await withReceiver(options, host, async ({ connection, into, name }) => {
      const warehouse = into?.connection ?? connection
      receiver = name
      const done: ExtractSummary[] = []
      for (const { source, load } of jobs) {
        const onProgress = (event: ExtractEvent): void => {
          if (event.kind !== 'table-started') return
          live.update([`raw_${source}.${event.table}  ${event.index} of ${event.total}`])
        }
        const tables = tablesOf(declared, source)
        const summary = await load({
          connection,
          tables,
          onProgress,
          ...(into === undefined ? {} : { into }),
        })
        done.push(summary)
        if (!json) live.print(renderExtract(summary, await firstRejects(warehouse, summary), host.style))
      }
      warnOfUnknown(declared, done, host)
      await noteDrift(warehouse, { ...drift, receiver, undelivered: undeliveredOf(done) })
      return done
    }).finally(() => live.close())
    if (json) host.out(`${JSON.stringify(summaries, null, 2)}\n`)
    else host.out(renderExtractTotal(summaries, receiver, host.style))
    host.exitWith(summaries.some((summary) => summary.failures.length > 0) ? 1 : 0)
  }
  const common = {
    ...(options.mode === undefined ? {} : { mode: options.mode }),
    ...(options.batch === undefined ? {} : { batchId: options.batch }),
    signal: host.signal,
  }
  if (options.since !== undefined && (options.postgres === undefined || options.mode !== 'upsert'))
    throw onlyChanged()
  if (options.postgres === undefined) {
    if (path === null) throw nothingNamed()
    await run(await folderJobs(path, options.source, common))
    return
  }
  if (path !== null) throw bothNamed()
  const adapter = await openPostgresSource(options.postgres, options, host)
  try {
    const reader = await adapter.connect()
    await run(databaseJobs(reader, { options, database: adapter.database, common }))
  } finally {
    await adapter.close()
  }
}

type CommonOptions = Pick<LoadOptions, 'mode' | 'batchId' | 'signal'>

async function folderJobs(
  folder: string,
  source: string | undefined,
  common: CommonOptions,
): Promise<readonly Job[]> {
  const histories = await findHistories(folder)
  if (histories !== null) {
    const { mode, batchId, signal } = common
    if (mode !== undefined || batchId !== undefined) throw hasBatches(folder)
    return histories.map((history) => {
      const name = histories.length === 1 && source !== undefined ? source : history.source
      return {
        source: name,
        load: (options) =>
          extractHistory(
            { ...history, source: name },
            { ...options, ...(signal === undefined ? {} : { signal }) },
          ),
      }
    })
  }
  const found = source === undefined ? await findSources(folder) : [{ source, folder }]
  if (found.length === 0) throw noTables(folder)
  return found.map((each) => ({
    source: each.source,
    load: (options) =>
      extractFolder({ ...common, ...options, source: each.source, input: { folder: each.folder } }),
  }))
}

interface DatabaseRequest {
  readonly options: ExtractOptions
  readonly database: string
  readonly common: CommonOptions
}

function databaseJobs(
  connection: Connection,
  { options, database, common }: DatabaseRequest,
): readonly Job[] {
  const schemas = options.schema ?? ['public']
  const tables = options.table
  const since = options.since === undefined ? {} : { since: options.since }
  return schemas.map((schema) => {
    const named = schemas.length === 1 ? options.source : undefined
    const source = named ?? (schema === 'public' ? database : schema.replace(/^raw_/, ''))
    const input = { database: { connection, schema, ...(tables === undefined ? {} : { tables }) } }
    return { source, load: (given) => extractFolder({ ...common, ...since, ...given, source, input }) }
  })
}

function undeliveredOf(summaries: readonly ExtractSummary[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(summaries.map(({ schema, missingTables }) => [schema, missingTables]))
}

/** A key of a table that nobody has is most likely misspelt. */
function warnOfUnknown(declared: DeclaredTables, summaries: readonly ExtractSummary[], host: Host): void {
  const loaded = new Set(
    summaries.flatMap(({ tables, failures }) => [...tables, ...failures].map(({ table }) => table)),
  )
  for (const table of Object.keys(declared.anywhere)) {
    if (!loaded.has(table)) host.err(`There is no table ${table}: what was said about it has no effect.\n`)
  }
}

function existingFolder(folder: string): string {
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder
  throw new WaypointError({
    code: 'no-folder',
    message: `${folder} is not a folder`,
    hint: 'name a folder that holds one CSV, JSON or Parquet file per table, or SQLite files',
  })
}

function noTables(folder: string): WaypointError {
  return new WaypointError({
    code: 'no-tables',
    message: `there is no CSV or Parquet file in ${folder}, nor a JSON or SQLite file`,
    hint: 'one file per table, named after it: account.csv, contact.parquet, ticket.jsonl; or shop.sqlite',
  })
}

function nothingNamed(): WaypointError {
  return new WaypointError({
    code: 'no-folder',
    message: 'nothing to load was named',
    hint: 'name a folder: waypoint extract extracts, or a database: waypoint extract --postgres env:CRM_URL',
  })
}

function hasBatches(folder: string): WaypointError {
  return new WaypointError({
    code: 'invalid-option',
    message: `${folder} has a base and deltas: their modes and names are their own`,
    hint: 'leave --mode and --batch out; keys of tables make deltas upserts: --key invoice=id, or extract.yml',
  })
}

function onlyChanged(): WaypointError {
  return new WaypointError({
    code: 'invalid-option',
    message: '--since reads what changed in a database since then',
    hint: 'add --postgres and --mode upsert, and name key and cursor: --key invoice=id --cursor invoice=updated_at',
  })
}

function bothNamed(): WaypointError {
  return new WaypointError({
    code: 'invalid-option',
    message: 'a folder and a database were named',
    hint: 'load one after the other',
  })
}
