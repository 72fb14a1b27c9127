/** The lines around a mistake, with a caret under its column. */
export function excerpt(text: string, line: number, column: number): string {
  const lines = text.split('\n')
  const first = Math.max(1, line - 2)
  const last = Math.min(lines.length, line + 1)
  const width = String(last).length
  const shown: string[] = []
  for (let number = first; number <= last; number += 1) {
    shown.push(`${String(number).padStart(width + 2)} | ${(lines[number - 1] ?? '').trimEnd()}`)
    if (number === line) shown.push(`${' '.repeat(width + 2)} | ${' '.repeat(Math.max(0, column - 1))}^`)
  }
  return shown.join('\n')
}
