import { WaypointError } from '@waypoint/contracts'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Database, InitSqlJsStatic, SqlJsStatic } from 'sql.js'
import { readDatabaseImage } from './database-image.ts'

export interface SqliteFile {
  readonly database: Database
  readonly tables: readonly string[]
  readonly notes: readonly string[]
}

/** SQLite files by path, each opened once; they are in memory until they are closed. */
export interface SqliteFiles {
  open(path: string, name: string): Promise<SqliteFile>
  close(): void
}

export function createSqliteFiles(): SqliteFiles {
  let current: { readonly path: string; readonly file: SqliteFile } | undefined
  /** Loaded when the first SQLite file is met. */
  let library: Promise<SqlJsStatic> | undefined
  const close = (): void => {
    current?.file.database.close()
    current = undefined
  }
  return {
    close,
    open: async (path, name) => {
      if (current?.path === path) return current.file
      close()
      library ??= loadLibrary()
      const file = await openFile(await library, path, name)
      current = { path, file }
      return file
    },
  }
}

/** Outside of any bundle, where the library finds its own files. */
async function loadLibrary(): Promise<SqlJsStatic> {
  const require = createRequire(import.meta.url)
  const load = require('sql.js') as InitSqlJsStatic
  const wasm = await readFile(require.resolve('sql.js/dist/sql-wasm.wasm'))
  return load({ wasmBinary: new Uint8Array(wasm).buffer })
}

async function openFile({ Database: Sqlite }: SqlJsStatic, path: string, name: string): Promise<SqliteFile> {
  const { bytes, notes } = await readDatabaseImage(path, name)
  const database = new Sqlite(bytes)
  try {
    const found = database.exec(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'
       and sql not like 'create virtual%' order by name`,
    )
    return { database, tables: (found[0]?.values ?? []).map(([table]) => String(table)), notes }
  } catch (cause) {
    database.close()
    throw new WaypointError({
      code: 'unreadable-file',
      message: `${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      location: { file: name },
      hint: 'Check that the file is whole: copy it together with the file -wal beside it.',
      cause,
    })
  }
}
