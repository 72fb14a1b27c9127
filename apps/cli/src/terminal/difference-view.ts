import type { Style } from './style.ts'

/** What a unit test found, with colours for what came and was not expected, and the other way round. */
export function renderDifferences(message: string, style: Style): string {
  return message
    .trim()
    .split('\n')
    .map((line) => `  ${paintOf(line, style)(line)}\n`)
    .join('')
}

function paintOf(line: string, style: Style): (text: string) => string {
  if (line.startsWith('+++')) return style.ok
  if (line.startsWith('---')) return style.bad
  if (line.startsWith('→')) return style.warn
  if (line.startsWith('@@')) return style.bold
  return line.startsWith('...') ? style.quiet : (text) => text
}
