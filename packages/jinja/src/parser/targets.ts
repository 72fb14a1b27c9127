import type { Target } from '../ast/statement.ts'
import type { Source } from '../lexer/source.ts'
import type { TokenStream } from './token-stream.ts'

const reserved: ReadonlySet<string> = new Set(['true', 'false', 'none', 'True', 'False', 'None'])

/** What an assignment or a loop assigns to: a name, a namespace attribute, or a tuple of those. */
export function parseTarget(stream: TokenStream, allowNamespace: boolean): Target {
  const at = stream.current.start
  const first = parseOne(stream, allowNamespace)
  if (!stream.isOperator(',')) return first
  const items = [first]
  while (stream.skipOperator(',')) {
    if (stream.current.type !== 'name' && !stream.isOperator('(')) break
    if (stream.isName('in')) break
    items.push(parseOne(stream, allowNamespace))
  }
  return { type: 'tuple', at, items }
}

export function parseNameTarget(stream: TokenStream): { readonly name: string; readonly at: number } {
  const token = stream.expectName()
  checkName(stream.source, token.value, token.start)
  return { name: token.value, at: token.start }
}

function parseOne(stream: TokenStream, allowNamespace: boolean): Target {
  if (stream.skipOperator('(')) {
    const inner = parseTarget(stream, allowNamespace)
    stream.expectOperator(')')
    return inner
  }
  const { name, at } = parseNameTarget(stream)
  if (allowNamespace && stream.skipOperator('.')) {
    return { type: 'attribute', at, object: name, attribute: stream.expectName().value }
  }
  return { type: 'name', name, at }
}

function checkName(source: Source, name: string, at: number): void {
  if (reserved.has(name)) throw source.error(at, `Cannot assign to '${name}'.`)
}
