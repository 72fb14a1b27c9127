import { basename } from 'node:path'
import { memoryPath } from './memory-path.ts'

/** DuckDB names a catalog after the file's name up to its first dot: `my.db.duckdb` is `my`. */
export function databaseOfPath(path: string): string {
  if (path === memoryPath) return 'memory'
  return basename(path).replace(/^\.+/, '').split('.')[0] ?? ''
}
