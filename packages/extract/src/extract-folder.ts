import { cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBookkeeping, createSchema, readLog } from './bookkeeping.ts'
import { schemaTypes } from './existing-columns.ts'
import { batchIdOf, type InspectedTable } from './inspected-file.ts'
import { type LoadContext, type TargetSchema, withSignal } from './load-context.ts'
import { loadTable, secondsSince, type TableOutcome } from './load-table.ts'
import type {
  ExtractInput,
  ExtractOptions,
  ExtractSummary,
  FileFailure,
  LoadMode,
  TableLoad,
  TableSettings,
} from './options.ts'
import { changedSince } from './postgres/changed-since.ts'
import { inSnapshot } from './postgres/snapshot.ts'
import { createSqliteFiles, type SqliteFiles } from './sqlite/sqlite-files.ts'
import { toIdentifier } from './table-name.ts'
import { listTasks, type TaskList } from './table-tasks.ts'
import { dropStagedTables } from './write-table.ts'

/**
 * Loads every table of one source into `raw_<source>`. A record that cannot become a row is kept in
 * `_quarantine`; a file that cannot be read at all is reported in `failures` while the others load.
 */
export async function extractFolder(options: ExtractOptions): Promise<ExtractSummary> {
  const { input } = options
  if (!('database' in input)) return extract(options)
  const connection = withSignal(input.database.connection, options.signal)
  return inSnapshot(connection, () =>
    extract({ ...options, input: { database: { ...input.database, connection } } }),
  )
}

async function extract(options: ExtractOptions): Promise<ExtractSummary> {
  const startedAt = performance.now()
  const schema = `raw_${toIdentifier(options.source)}`
  const { signal, into } = options
  const sqlite = createSqliteFiles()
  const scratch = await mkdtemp(join(tmpdir(), 'waypoint-extract-'))
  const reader = await schemaOf(withSignal(options.connection, signal), schema)
  const target = into === undefined ? reader : await schemaOf(withSignal(into.connection, signal), schema)
  try {
    let known: Extraction['columns'] = new Map()
    const since: Since = async (table, found) => {
      const settings = options.tables?.[table] ?? {}
      const columns = known.get(table) ?? new Map<string, string>()
      const mode = modeOf(options.mode, settings)
      return changedSince(found, { target, table, columns, mode, settings, since: options.since })
    }
    const list = await listTasks(options.input, { sqlite, signal, since })
    if (list.tasks.length === 0 && list.failures.length === 0) throw nothingToLoad(options.input)
    const loaded = await inUtc([reader.connection, target.connection], async () => {
      await createBookkeeping(target, into)
      await dropStagedTables(target)
      if (into !== undefined) await createSchema(reader)
      const log = await readLog(target)
      const columns = await schemaTypes(target)
      known = columns
      const loads = await loadAll({ options, target, reader, sqlite, scratch, log, columns }, list)
      return { ...loads, missing: missingTables([...log.keys()], options.mode ?? 'replace', list) }
    })
    return {
      source: options.source,
      schema,
      batchId: options.batchId ?? list.batchId ?? loaded.batchIds.join(', '),
      batchIds: loaded.batchIds,
      tables: loaded.tables,
      missingTables: loaded.missing,
      failures: [...list.failures, ...loaded.failures],
      ignored: list.ignored,
      rows: loaded.tables.reduce((sum, table) => sum + table.rows, 0),
      rejected: loaded.tables.reduce((sum, table) => sum + table.rejected, 0),
      seconds: secondsSince(startedAt),
    }
  } finally {
    sqlite.close()
    for (const { connection } of [options, into ?? options]) {
      const place = connection === options.connection ? reader : target
      await dropStagedTables({ ...place, connection }).catch(() => undefined)
    }
    await rm(scratch, { recursive: true, force: true })
  }
}

async function schemaOf(connection: Connection, schema: string): Promise<TargetSchema> {
  const { rows } = await connection.query('select current_database()')
  return { connection, database: cellText(rows[0]?.[0]), schema }
}

type Since = Parameters<typeof listTasks>[1]['since']

interface Loaded {
  readonly tables: readonly TableLoad[]
  readonly failures: readonly FileFailure[]
  readonly batchIds: readonly string[]
}

interface Extraction {
  readonly options: ExtractOptions
  readonly target: TargetSchema
  readonly reader: TargetSchema
  readonly sqlite: SqliteFiles
  readonly scratch: string
  readonly log: Awaited<ReturnType<typeof readLog>>
  readonly columns: Awaited<ReturnType<typeof schemaTypes>>
}

async function loadAll(extraction: Extraction, { tasks, batchId }: TaskList): Promise<Loaded> {
  const { options, target, reader, sqlite } = extraction
  const { onProgress } = options
  const tables: TableLoad[] = []
  const failures: FileFailure[] = []
  const batchIds = new Set<string>()
  for (const [position, { table, inspect }] of tasks.entries()) {
    const place = { index: position + 1, total: tasks.length }
    onProgress?.({ kind: 'table-started', table, ...place })
    const settings = options.tables?.[table] ?? {}
    const scratch = await mkdtemp(join(extraction.scratch, 'table-'))
    const inspected = await inspect(scratch)
    const context: LoadContext = {
      ...target,
      reader,
      delivery: options.into ?? null,
      before: {
        logged: extraction.log.get(table) ?? [],
        columns: extraction.columns.get(table) ?? new Map<string, string>(),
      },
      mode: modeOf(options.mode, settings),
      settings,
      batchId: options.batchId ?? batchId ?? batchIdOf([inspected]),
      force: options.force ?? false,
      loadedAt: options.now ?? new Date(),
      scratch,
      sqlite,
      signal: options.signal,
    }
    batchIds.add(context.batchId)
    const outcome = await loadTable(context, inspected).catch((cause: unknown) => asOutcome(cause, inspected))
    await rm(scratch, { recursive: true, force: true })
    for (const failure of outcome.failures) onProgress?.({ kind: 'file-failed', failure })
    failures.push(...outcome.failures)
    if (outcome.load === null) continue
    tables.push(outcome.load)
    onProgress?.({ kind: 'table-finished', load: outcome.load, ...place })
  }
  return { tables, failures, batchIds: [...batchIds] }
}

/** The base of a history is one whatever is declared about its batches. */
function modeOf(mode: LoadMode | undefined, settings: TableSettings): LoadMode {
  return mode === 'base' ? mode : (settings.mode ?? mode ?? 'replace')
}

function missingTables(logged: readonly string[], mode: LoadMode, list: TaskList): readonly string[] {
  if (!list.isWhole || (mode !== 'replace' && mode !== 'base')) return []
  const found = new Set([...list.tasks, ...list.failures].map(({ table }) => table))
  return logged.filter((table) => !found.has(table)).toSorted()
}

/** What stops everything, whatever the table. */
const fatal = new Set([
  'query-cancelled',
  'disk-full',
  'out-of-memory',
  'read-only-database',
  'connection-closed',
  'connection-lost',
])

/** A table that fails leaves its predecessor; the others still load. */
function asOutcome(cause: unknown, { table, files }: InspectedTable): TableOutcome {
  if (!(cause instanceof WaypointError) || fatal.has(cause.code)) throw cause
  const file = files.map((one) => one.file.name).join(', ')
  return { load: null, failures: [{ table, file, error: cause }] }
}

/** A time without an offset is taken for UTC, whatever the machine's time zone. */
async function inUtc<T>(connections: readonly Connection[], work: () => Promise<T>): Promise<T> {
  const [connection, ...others] = connections
  if (connection === undefined) return work()
  const { rows } = await connection.query(`select current_setting('TimeZone')`)
  await connection.query(`set TimeZone = 'UTC'`)
  try {
    return await inUtc(others, work)
  } finally {
    await connection
      .query(`set TimeZone = '${cellText(rows[0]?.[0]).replaceAll("'", "''")}'`)
      .catch(() => undefined)
  }
}

function nothingToLoad(input: ExtractInput): WaypointError {
  return new WaypointError({
    code: 'nothing-to-load',
    message: `No table in ${input.folder ?? 'what was named'}.`,
    hint: 'A source is a folder with one CSV, JSON or Parquet file per table, one folder of part files per table, or a SQLite file.',
  })
}
