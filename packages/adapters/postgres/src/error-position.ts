/** `LINE 3: select nope` and a caret below: the place in a statement, as psql shows it. */
export function pointerAt(sql: string, position: number): string {
  const before = [...sql].slice(0, position - 1).join('')
  const line = before.split('\n').length
  const column = before.length - (before.lastIndexOf('\n') + 1)
  const text = (sql.split('\n')[line - 1] ?? '').replaceAll('\t', ' ').trimEnd()
  const label = `LINE ${line}: `
  return `${label}${text}\n${' '.repeat(label.length + column)}^`
}
