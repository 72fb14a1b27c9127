import { WaypointError } from '@waypoint/contracts'
import { join } from 'node:path'
import { batchIdOf, type InspectedTable, inspectTable } from './inspected-file.ts'
import type { ExtractInput, FileFailure, SourceDatabase } from './options.ts'
import { type ChangedSince, sinceText } from './postgres/changed-since.ts'
import { type PostgresTable, readCatalog } from './postgres/read-catalog.ts'
import { inSavepoint } from './postgres/snapshot.ts'
import { spoolTable } from './postgres/spool-table.ts'
import type { SqliteFiles } from './sqlite/sqlite-files.ts'
import { listTableFiles, type TableFile, tablesOfFiles } from './table-files.ts'
import { toIdentifier } from './table-name.ts'

/** A table that is to be loaded, and how its content is got. */
interface TableTask {
  readonly table: string
  /** The folder is this table's alone. */
  readonly inspect: (scratch: string) => Promise<InspectedTable>
}

export interface TaskList {
  readonly tasks: readonly TableTask[]
  /** Null where the content is known only once it is read. */
  readonly batchId: string | null
  readonly failures: readonly FileFailure[]
  readonly ignored: readonly string[]
  /** The tables are all that the source has. */
  readonly isWhole: boolean
}

interface TaskServices {
  readonly sqlite: SqliteFiles
  readonly signal: AbortSignal | undefined
  /** Which rows of a table of a database are read; null: all. */
  readonly since: (table: string, found: PostgresTable) => Promise<ChangedSince | null>
}

export async function listTasks(input: ExtractInput, services: TaskServices): Promise<TaskList> {
  if ('database' in input) return databaseTasks(input.database, services)
  const { sqlite, signal } = services
  const { tables, ignored, failures } = await (input.folder === undefined
    ? tablesOfFiles(input.files, sqlite)
    : listTableFiles(input.folder, sqlite))
  const inspected: InspectedTable[] = []
  for (const table of tables) inspected.push(await inspectTable(table, signal))
  return {
    tasks: inspected.map((table) => ({ table: table.table, inspect: () => Promise.resolve(table) })),
    batchId: batchIdOf(inspected),
    failures: failures.map(({ file, error }) => ({ table: '', file: file.name, error })),
    ignored,
    isWhole: input.folder !== undefined,
  }
}

async function databaseTasks(
  database: SourceDatabase,
  { signal, since: sinceOf }: TaskServices,
): Promise<TaskList> {
  const { connection, schema } = database
  const tables = await readCatalog(database)
  const taken = new Set<string>()
  const tasks = tables.map((found): TableTask => {
    const table = freeName(toIdentifier(found.name), taken)
    return {
      table,
      inspect: async (scratch) => {
        const since = await sinceOf(table, found)
        const name = `${schema}.${found.name}${since === null ? '' : `, ${sinceText(since)}`}`
        const file: TableFile = { path: '', name, format: 'postgres' }
        try {
          const place = { path: join(scratch, 'table.csv'), signal }
          const spool = await inSavepoint(connection, () => spoolTable(database, found, { place, since }))
          return {
            table,
            files: [{ file, facts: { format: 'postgres', sha256: spool.sha256, spool } }],
            failures: [],
          }
        } catch (error) {
          if (!(error instanceof WaypointError) || endsAll(error)) throw error
          return { table, files: [], failures: [{ file, error }] }
        }
      },
    }
  })
  return { tasks, batchId: null, failures: [], ignored: [], isWhole: database.tables === undefined }
}

/** `Order` and `order` are two tables. */
function freeName(name: string, taken: Set<string>): string {
  let candidate = name
  for (let count = 2; taken.has(candidate); count += 1) candidate = `${name}_${count}`
  taken.add(candidate)
  return candidate
}

/** What stops everything, whatever the table. */
function endsAll({ code }: WaypointError): boolean {
  return code === 'query-cancelled' || code === 'disk-full' || code.startsWith('connection')
}
