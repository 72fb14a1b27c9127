/** `LINE 3: select nope` and a caret below it: how DuckDB and PostgreSQL point into a statement. */
const POINTER = /\n*^LINE (\d+): (.*)$(?:\n^( *)\^.*$)?/m

/** The database's message without its own pointer, whose lines are those of the wrapped statement. */
export function withoutPointer(message: string): string {
  return message.replace(POINTER, '').trimEnd()
}

/** Where in the statement the message points, in characters from its beginning; null where it does not. */
export function offsetIn(message: string, statement: string): number | null {
  const pointer = POINTER.exec(message)
  if (pointer === null) return null
  const [, number = '', shown = '', caret] = pointer
  const lines = statement.split('\n')
  const index = Number(number) - 1
  const line = lines[index]
  if (line === undefined) return null
  const start = lines.slice(0, index).reduce((length, each) => length + each.length + 1, 0)
  return start + columnOf(line, { shown, caret: (caret?.length ?? 0) - `LINE ${number}: `.length })
}

/** A long line is shown cut short, with dots in place of what is left out. */
function columnOf(
  line: string,
  { shown, caret }: { readonly shown: string; readonly caret: number },
): number {
  const text = shown.replace(/^\.\.\.|\.\.\.$/g, '')
  const start = line.indexOf(text)
  return start < 0 || caret < 0 ? 0 : start + caret - shown.indexOf(text)
}
