import { cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBookkeeping } from './bookkeeping.ts'
import { batchIdOf, type InspectedTable, inspectTable } from './inspected-file.ts'
import { type LoadContext, withSignal } from './load-context.ts'
import { loadTable, secondsSince, type TableOutcome } from './load-table.ts'
import type { ExtractInput, ExtractOptions, ExtractSummary, FileFailure, TableLoad } from './options.ts'
import { listTableFiles, tablesOfFiles } from './table-files.ts'
import { toIdentifier } from './table-name.ts'
import { dropStagedTables } from './write-table.ts'

/**
 * Loads every table of one source into `raw_<source>`. A line that cannot become a row is kept in
 * `_quarantine`; a file that cannot be read at all is reported in `failures` while the others load.
 */
export async function extractFolder(options: ExtractOptions): Promise<ExtractSummary> {
  const startedAt = performance.now()
  const schema = `raw_${toIdentifier(options.source)}`
  const connection = withSignal(options.connection, options.signal)
  const { tables, ignored } = await inventoryOf(options.input)
  if (tables.length === 0) throw nothingToLoad(options.input)
  const inspected: InspectedTable[] = []
  for (const table of tables) inspected.push(await inspectTable(table, options.signal))
  const batchId = options.batchId ?? batchIdOf(inspected)
  const database = await currentDatabase(connection)
  const scratch = await mkdtemp(join(tmpdir(), 'waypoint-extract-'))
  try {
    const loaded = await inUtc(connection, async () => {
      await createBookkeeping({ connection, database, schema })
      await dropStagedTables({ connection, database, schema })
      const context: LoadContext = {
        connection,
        database,
        schema,
        mode: options.mode ?? 'replace',
        batchId,
        force: options.force ?? false,
        loadedAt: options.now ?? new Date(),
        scratch,
      }
      return loadAll(context, inspected, options.onProgress)
    })
    return {
      source: options.source,
      schema,
      batchId,
      ...loaded,
      ignored,
      rows: loaded.tables.reduce((sum, table) => sum + table.rows, 0),
      rejected: loaded.tables.reduce((sum, table) => sum + table.rejected, 0),
      seconds: secondsSince(startedAt),
    }
  } finally {
    await dropStagedTables({ connection: options.connection, database, schema }).catch(() => undefined)
    await rm(scratch, { recursive: true, force: true })
  }
}

async function currentDatabase(connection: Connection): Promise<string> {
  const { rows } = await connection.query('select current_database()')
  return cellText(rows[0]?.[0])
}

interface Loaded {
  readonly tables: readonly TableLoad[]
  readonly failures: readonly FileFailure[]
}

async function loadAll(
  context: LoadContext,
  inspected: readonly InspectedTable[],
  onProgress: ExtractOptions['onProgress'],
): Promise<Loaded> {
  const tables: TableLoad[] = []
  const failures: FileFailure[] = []
  const total = inspected.length
  for (const [position, table] of inspected.entries()) {
    const index = position + 1
    onProgress?.({ kind: 'table-started', table: table.table, index, total })
    const outcome = await loadTable(context, table).catch((cause: unknown) => asOutcome(cause, table))
    for (const failure of outcome.failures) onProgress?.({ kind: 'file-failed', failure })
    failures.push(...outcome.failures)
    if (outcome.load === null) continue
    tables.push(outcome.load)
    onProgress?.({ kind: 'table-finished', load: outcome.load, index, total })
  }
  return { tables, failures }
}

/** What stops everything, whatever the table. */
const fatal = new Set([
  'query-cancelled',
  'disk-full',
  'out-of-memory',
  'read-only-database',
  'connection-closed',
])

/** A table that fails leaves its predecessor; the others still load. */
function asOutcome(cause: unknown, { table, files }: InspectedTable): TableOutcome {
  if (!(cause instanceof WaypointError) || fatal.has(cause.code)) throw cause
  const file = files.map((one) => one.file.name).join(', ')
  return { load: null, failures: [{ table, file, error: cause }] }
}

/** A time without an offset is taken for UTC, whatever the machine's time zone. */
async function inUtc<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  const { rows } = await connection.query(`select current_setting('TimeZone')`)
  await connection.query(`set TimeZone = 'UTC'`)
  try {
    return await work()
  } finally {
    await connection
      .query(`set TimeZone = '${cellText(rows[0]?.[0]).replaceAll("'", "''")}'`)
      .catch(() => undefined)
  }
}

function inventoryOf(input: ExtractInput): ReturnType<typeof listTableFiles> {
  if (input.folder !== undefined) return listTableFiles(input.folder)
  return Promise.resolve(tablesOfFiles(input.files))
}

function nothingToLoad(input: ExtractInput): WaypointError {
  return new WaypointError({
    code: 'nothing-to-load',
    message: `No CSV or Parquet file in ${input.folder ?? 'what was named'}.`,
    hint: 'A source is a folder with one .csv or .parquet file per table, or one folder of part files per table.',
  })
}
