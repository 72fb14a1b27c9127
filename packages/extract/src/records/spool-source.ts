import { literal } from '../sql-text.ts'
import type { Spool } from './spool.ts'

/** The record's number within its source. */
export const recordColumn = '__waypoint_record'

const leastLineBytes = 2 * 1024 * 1024
const bytesPerCharacter = 4

/** All values as text; an empty text is one, not a null. */
export function spoolSource({ path, columns, longest }: Spool): string {
  const names = [recordColumn, ...columns.map(({ name }) => name)]
  const shape = names.map((name) => `${literal(name)}: 'VARCHAR'`)
  return `read_csv(${literal(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
    new_line = '\\n', strict_mode = true, null_padding = true, parallel = false, allow_quoted_nulls = false,
    max_line_size = ${Math.max(leastLineBytes, longest * bytesPerCharacter + 64)}, columns = {${shape.join(', ')}})`
}
