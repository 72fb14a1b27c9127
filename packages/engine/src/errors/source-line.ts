/**
 * The line of a template from which a line of its output most probably comes: both texts are walked side
 * by side, and a template line fits when its literal parts occur in the output line in order.
 */
export function sourceLineOf(source: string, output: string, outputLine: number): number | null {
  const patterns = literalLines(source)
  const lines = output.split('\n')
  let position = 0
  for (let index = 0; index < outputLine; index += 1) {
    const text = (lines[index] ?? '').trim()
    if (text === '') continue
    const next = findFrom(patterns, text, position)
    const found = next ?? (index === outputLine - 1 ? findFrom(patterns, text, 0) : null)
    if (index === outputLine - 1) return found === null ? Math.max(position, 1) : found + 1
    if (found !== null) position = found + 1
  }
  return null
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
