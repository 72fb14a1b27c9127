const CONTEXT_LINES = 1

/** The lines around a place, those with text, numbered, with a caret below the column. */
export function excerptOf(source: string, line: number, column: number | null): string {
  const lines = source.split('\n')
  const isShown = (number: number): boolean => number === line || (lines[number - 1] ?? '').trim() !== ''
  const range = Array.from({ length: 2 * CONTEXT_LINES + 1 }, (_, index) => line - CONTEXT_LINES + index)
  const numbers = range.filter((number) => number >= 1 && number <= lines.length && isShown(number))
  const last = numbers.at(-1) ?? line
  const width = String(last).length
  const shown: string[] = []
  for (const number of numbers) {
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
