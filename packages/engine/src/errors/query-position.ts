/** A place in compiled SQL. Lines and columns count from 1. */
export interface QueryPosition {
  readonly line: number
  readonly column: number | null
}

/** `LINE 3: select nope` and a caret below it: how DuckDB and PostgreSQL point into a statement. */
const POINTER = /\n*^LINE (\d+): (.*)$(?:\n^( *)\^.*$)?/m

/** The database's message without its own pointer, whose lines are those of the wrapped statement. */
export function withoutPointer(message: string): string {
  return message.replace(POINTER, '').trimEnd()
}

/** Where in the compiled SQL the message points; null where it does not, or points at what surrounds it. */
export function positionInCompiled(
  message: string,
  statement: string,
  compiled: string,
): QueryPosition | null {
  const pointer = POINTER.exec(message)
  if (pointer === null) return null
  const excerpt = (pointer[2] ?? '').replace(/^\.\.\.|\.\.\.$/g, '').trim()
  const lines = compiled.split('\n')
  const line = lineOf(Number(pointer[1]), excerpt, { lines, compiled, statement })
  if (line === null) return null
  return { line, column: columnOf(pointer, excerpt, lines[line - 1] ?? '') }
}

interface Texts {
  readonly lines: readonly string[]
  readonly compiled: string
  readonly statement: string
}

function lineOf(reported: number, excerpt: string, { lines, compiled, statement }: Texts): number | null {
  const start = statement.indexOf(compiled)
  const before = start < 0 ? 0 : statement.slice(0, start).split('\n').length - 1
  const expected = reported - before
  if (lines[expected - 1]?.includes(excerpt) === true) return expected
  // Several statements in one text are counted each by itself; then the text of the line decides.
  const found = lines.findIndex((line) => excerpt !== '' && line.includes(excerpt))
  return found < 0 ? null : found + 1
}

function columnOf(pointer: RegExpExecArray, excerpt: string, line: string): number | null {
  const [, number = '', shown = '', indent] = pointer
  if (indent === undefined) return null
  const inShown = indent.length - `LINE ${number}: `.length
  const inExcerpt = inShown - shown.indexOf(excerpt)
  const start = line.indexOf(excerpt)
  return start < 0 || inExcerpt < 0 ? null : start + inExcerpt + 1
}
