/**
 * The line of a template from which a line of its output most probably comes: both texts are walked side
 * by side, and a template line fits when its literal parts occur in the output line in order.
 */
export function sourceLineOf(source: string, output: string, outputLine: number): number | null {
  const patterns = literalLines(source)
  const lines = output.split('\n')
  const wanted = lines[outputLine - 1]?.trim()
  if (wanted === undefined) return null
  let position = 0
  for (const line of lines.slice(0, outputLine - 1)) {
    const text = line.trim()
    if (!isTelling(text)) continue
    const found = findFrom(patterns, text, position)
    if (found !== null) position = found + 1
  }
  const found = isTelling(wanted)
    ? (findFrom(patterns, wanted, position) ?? findFrom(patterns, wanted, 0))
    : null
  return (found ?? nextTag(source, position)) + 1
}

/** A bracket or a comma occurs everywhere: it says nothing about where a line comes from. */
function isTelling(text: string): boolean {
  return /\w\W*\w\W*\w/.test(text)
}

/** What no literal text explains was written by the next tag; without one, by the line before. */
function nextTag(source: string, from: number): number {
  const found = source.split('\n').findIndex((line, index) => index >= from && /\{[{%]/.test(line))
  return found < 0 ? Math.max(from - 1, 0) : found
}

function findFrom(patterns: readonly (RegExp | null)[], text: string, from: number): number | null {
  const found = patterns.findIndex((pattern, index) => index >= from && pattern?.test(text) === true)
  return found < 0 ? null : found
}

/** One pattern per template line, with anything in place of what Jinja writes; null for lines without text. */
function literalLines(source: string): readonly (RegExp | null)[] {
  const blanked = source.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g, (tag) => {
    const breaks = tag.split('\n').length - 1
    return `${tag.startsWith('{{') ? '\u0000' : ''}${'\n'.repeat(breaks)}`
  })
  return blanked.split('\n').map((line) => {
    const text = line.trim()
    if (text.replaceAll('\u0000', '').trim() === '') return null
    return new RegExp(`^${text.split('\u0000').map(escape).join('.*')}$`)
  })
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
