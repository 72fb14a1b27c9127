import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TableSchema } from '../schemas/table.ts'

export interface TableFile {
  readonly table: TableSchema
  /** A Parquet file. */
  readonly path: string
}

/** What one batch delivered, as Parquet files. */
export interface BatchFolder {
  /** `base` or `delta/<date>`. */
  readonly name: string
  readonly tables: readonly TableFile[]
}

const filesOf = (dir: string, tables: readonly TableSchema[]): readonly TableFile[] =>
  tables
    .map((table) => ({ table, path: join(dir, table.source, `${table.name}.parquet`) }))
    .filter(({ path }) => existsSync(path))

/** The batches of a folder of Parquet files, in the order of time. */
export const batchFolders = (dir: string, tables: readonly TableSchema[]): readonly BatchFolder[] => {
  const deltas = existsSync(join(dir, 'delta')) ? readdirSync(join(dir, 'delta')).toSorted() : []
  return ['base', ...deltas.map((day) => `delta/${day}`)].map((name) => ({
    name,
    tables: filesOf(join(dir, name), tables),
  }))
}

export const truthFiles = (dir: string, tables: readonly TableSchema[]): readonly TableFile[] =>
  tables
    .map((table) => ({ table, path: join(dir, 'truth', `${table.name}.parquet`) }))
    .filter(({ path }) => existsSync(path))
