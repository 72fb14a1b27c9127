/** The place of a mistake in a statement, and how psql would show it. */
export interface ErrorPosition {
  /** In UTF-16 units from the beginning, as JavaScript counts. */
  readonly offset: number
  /** `LINE 3: select nope` and a caret below. */
  readonly pointer: string
}

/** PostgreSQL counts characters from 1. */
export function positionIn(sql: string, position: number): ErrorPosition {
  const before = [...sql].slice(0, position - 1).join('')
  const line = before.split('\n').length
  const column = before.length - (before.lastIndexOf('\n') + 1)
  const text = (sql.split('\n')[line - 1] ?? '').replaceAll('\t', ' ').trimEnd()
  const label = `LINE ${line}: `
  return { offset: before.length, pointer: `${label}${text}\n${' '.repeat(label.length + column)}^` }
}
