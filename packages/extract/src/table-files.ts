import { WaypointError } from '@waypoint/contracts'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { toIdentifier } from './table-name.ts'

type FileFormat = 'csv' | 'parquet'

export interface TableFile {
  /** Absolute. */
  readonly path: string
  /** As told to the user: relative to the folder. */
  readonly name: string
  readonly format: FileFormat
}

export interface TableFiles {
  readonly table: string
  readonly files: readonly TableFile[]
}

export interface Inventory {
  readonly tables: readonly TableFiles[]
  readonly ignored: readonly string[]
}

const formats: readonly (readonly [RegExp, FileFormat])[] = [
  [/\.(csv|tsv)(\.gz)?$/i, 'csv'],
  [/\.(parquet|pq)$/i, 'parquet'],
]

export function isTableFile(name: string): boolean {
  return !name.startsWith('.') && formatOf(name) !== undefined
}

function formatOf(name: string): FileFormat | undefined {
  return formats.find(([pattern]) => pattern.test(name))?.[1]
}

/** Every table of the folder: a file is one, and so is a folder of part files. */
export async function listTableFiles(folder: string): Promise<Inventory> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new WaypointError({
      code: 'missing-folder',
      message: `The folder cannot be read: ${folder}`,
      hint: 'Name the folder that holds one CSV or Parquet file per table.',
      cause,
    })
  })
  const files: string[] = []
  const ignored: string[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) {
      for (const part of await readdir(path)) if (isTableFile(part)) files.push(join(path, part))
    } else if (isTableFile(entry.name)) files.push(path)
    else ignored.push(entry.name)
  }
  return { tables: groupByTable(files, folder), ignored: ignored.toSorted() }
}

/** Files named one by one; each is a table of its own, equal names are parts of one. */
export function tablesOfFiles(files: readonly string[]): Inventory {
  const ignored = files.filter((file) => !isTableFile(basename(file)))
  const known = files.filter((file) => isTableFile(basename(file)))
  return { tables: groupByTable(known, null), ignored: ignored.map((file) => basename(file)) }
}

function groupByTable(paths: readonly string[], folder: string | null): readonly TableFiles[] {
  const tables = new Map<string, TableFile[]>()
  for (const path of paths.toSorted()) {
    const isPart = folder !== null && dirname(path) !== folder
    const table = toIdentifier(isPart ? basename(dirname(path)) : stem(path))
    const file = {
      path,
      name: folder === null ? basename(path) : relative(folder, path),
      format: formatOf(path) ?? 'csv',
    } satisfies TableFile
    tables.set(table, [...(tables.get(table) ?? []), file])
  }
  return [...tables]
    .map(([table, files]) => ({ table, files }))
    .toSorted((a, b) => (a.table < b.table ? -1 : 1))
}

function stem(path: string): string {
  return formats.reduce((name, [pattern]) => name.replace(pattern, ''), basename(path))
}
