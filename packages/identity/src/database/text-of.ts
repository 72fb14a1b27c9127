import type { JS } from '@duckdb/node-api'

/** A cell that holds text, as text; null is an empty one. */
export function textOf(cell: JS | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'string' ? cell : JSON.stringify(cell)
}
