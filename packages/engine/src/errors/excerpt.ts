const CONTEXT_LINES = 1

/** The lines around a place, numbered, with a caret below the column. */
export function excerptOf(source: string, line: number, column: number | null): string {
  const lines = source.split('\n')
  const first = Math.max(1, line - CONTEXT_LINES)
  const last = Math.min(lines.length, line + CONTEXT_LINES)
  const width = String(last).length
  const shown: string[] = []
  for (let number = first; number <= last; number += 1) {
    shown.push(
      `${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${lines[number - 1] ?? ''}`,
    )
    if (number === line && column !== null) shown.push(`  ${' '.repeat(width)} | ${' '.repeat(column - 1)}^`)
  }
  return shown.join('\n')
}

/** The same for a place given as characters from the beginning. */
export function excerptAt(source: string, offset: number): string {
  const before = source.slice(0, offset).split('\n')
  return excerptOf(source, before.length, (before.at(-1)?.length ?? 0) + 1)
}
