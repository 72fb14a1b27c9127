import { WaypointError } from '@waypoint/contracts'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { notSqliteCode } from './sqlite/database-image.ts'
import type { SqliteFiles } from './sqlite/sqlite-files.ts'
import { toIdentifier } from './table-name.ts'

type FileFormat = 'csv' | 'parquet' | 'json' | 'sqlite'

export interface TableFile {
  /** Absolute. */
  readonly path: string
  /** As told to the user: relative to the folder. */
  readonly name: string
  readonly format: FileFormat | 'postgres'
  /** The table within the file, where a file holds several. */
  readonly member?: string
}

export interface TableFiles {
  readonly table: string
  readonly files: readonly TableFile[]
}

export interface Inventory {
  readonly tables: readonly TableFiles[]
  readonly ignored: readonly string[]
  /** Files of several tables that could not be opened. */
  readonly failures: readonly { readonly file: TableFile; readonly error: WaypointError }[]
}

const formats: readonly (readonly [RegExp, FileFormat])[] = [
  [/\.(csv|tsv)(\.gz)?$/i, 'csv'],
  [/\.(parquet|pq)$/i, 'parquet'],
  [/\.(jsonl|ndjson|json)(\.gz)?$/i, 'json'],
  [/\.(sqlite3?|db)$/i, 'sqlite'],
]

export function isTableFile(name: string): boolean {
  return !name.startsWith('.') && formatOf(name) !== undefined
}

/** A file that holds several tables. */
export function isDatabaseFile(name: string): boolean {
  return formatOf(name) === 'sqlite'
}

function formatOf(name: string): FileFormat | undefined {
  return formats.find(([pattern]) => pattern.test(name))?.[1]
}

/** Every table of the folder: a file is one or holds several, and a folder of part files is one. */
export async function listTableFiles(folder: string, sqlite: SqliteFiles): Promise<Inventory> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new WaypointError({
      code: 'missing-folder',
      message: `The folder cannot be read: ${folder}`,
      hint: 'Name the folder that holds one file per table.',
      cause,
    })
  })
  const files: string[] = []
  const ignored: string[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || isSettingsFile(entry.name)) continue
    if (entry.isDirectory()) {
      for (const part of await readdir(path)) if (isTableFile(part)) files.push(join(path, part))
    } else if (isTableFile(entry.name)) files.push(path)
    else if (!isSidecar(entry.name)) ignored.push(entry.name)
  }
  const grouped = await groupByTable(files, folder, sqlite)
  return { ...grouped, ignored: [...grouped.ignored, ...ignored].toSorted() }
}

/** Files named one by one; each is a table of its own, equal names are parts of one. */
export async function tablesOfFiles(files: readonly string[], sqlite: SqliteFiles): Promise<Inventory> {
  const ignored = files.filter((file) => !isTableFile(basename(file)))
  const known = files.filter((file) => isTableFile(basename(file)))
  const grouped = await groupByTable(known, null, sqlite)
  return { ...grouped, ignored: [...grouped.ignored, ...ignored.map((file) => basename(file))] }
}

function isSettingsFile(name: string): boolean {
  return /^extract\.ya?ml$/i.test(name)
}

/** What SQLite keeps beside its file. */
function isSidecar(name: string): boolean {
  return /-(wal|shm|journal)$/.test(name)
}

async function groupByTable(
  paths: readonly string[],
  folder: string | null,
  sqlite: SqliteFiles,
): Promise<Inventory> {
  const tables = new Map<string, TableFile[]>()
  const ignored: string[] = []
  const failures: { file: TableFile; error: WaypointError }[] = []
  const add = (table: string, file: TableFile): void => {
    tables.set(table, [...(tables.get(table) ?? []), file])
  }
  for (const path of paths.toSorted()) {
    const format = formatOf(path) ?? 'csv'
    const file = { path, name: folder === null ? basename(path) : relative(folder, path), format }
    const isPart = folder !== null && dirname(path) !== folder
    if (format !== 'sqlite') {
      add(toIdentifier(isPart ? basename(dirname(path)) : stem(path)), file)
      continue
    }
    try {
      for (const member of (await sqlite.open(path, file.name)).tables) {
        add(toIdentifier(member), { ...file, member })
      }
    } catch (error) {
      if (!(error instanceof WaypointError)) throw error
      if (/\.db$/i.test(path) && error.code === notSqliteCode) ignored.push(file.name)
      else failures.push({ file, error })
    }
  }
  const sorted = [...tables].map(([table, files]) => ({ table, files }))
  return { tables: sorted.toSorted((a, b) => (a.table < b.table ? -1 : 1)), ignored, failures }
}

function stem(path: string): string {
  return formats.reduce((name, [pattern]) => name.replace(pattern, ''), basename(path))
}
