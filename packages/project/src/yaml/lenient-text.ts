import { CHOMPING_MODE, EVENT_ID, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml'

/** What a parser made of a text, and the text as it took it: in the same lines, some of them indented further. */
export interface ParsedText<Result> {
  readonly result: Result
  readonly source: string
}

/**
 * Parses YAML that Python's reader takes and the specification does not: lists and maps in brackets may go on,
 * and end, further to the left than what they belong to.
 */
export function parseLeniently<Result>(text: string, parse: (source: string) => Result): ParsedText<Result> {
  let source = text
  for (;;) {
    try {
      return { result: parse(source), source }
    } catch (error) {
      const indented = error instanceof YAMLException ? indentLineOf(error, source) : undefined
      if (indented === undefined) throw error
      source = indented
    }
  }
}

const DEEPER = ' '.repeat(80)

function indentLineOf(error: YAMLException, source: string): string | undefined {
  if (error.reason !== 'deficient indentation' || error.mark === undefined) return undefined
  const lines = source.split('\n')
  const line = lines[error.mark.line]
  if (line === undefined || /^\s*\t/.test(line)) return undefined
  return lines.with(error.mark.line, `${DEEPER}${line}`).join('\n')
}

/**
 * A text whose last line has no end, so written that what it ends with has none either: a block of text (`|`, `>`)
 * keeps the break of its last line only where there is one.
 */
export function withoutLastBreak(text: string): string {
  if (text.endsWith('\n') || !/[|>]\d?[ \t]*(?:#.*)?$/m.test(text)) return text
  const last = parseEvents(text, {}).findLast(({ type }) => type === EVENT_ID.SCALAR)
  if (last?.type !== EVENT_ID.SCALAR || last.valueEnd < text.trimEnd().length) return text
  const isBlock = last.style === SCALAR_STYLE.LITERAL_BLOCK || last.style === SCALAR_STYLE.FOLDED_BLOCK
  if (!isBlock || last.chomping !== CHOMPING_MODE.CLIP) return text
  const header = Math.max(
    text.lastIndexOf('|', last.valueStart - 1),
    text.lastIndexOf('>', last.valueStart - 1),
  )
  return `${text.slice(0, header + 1)}-${text.slice(header + 1)}`
}
