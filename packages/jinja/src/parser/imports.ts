import type { Statement } from '../ast/statement.ts'
import { parseExpression } from './expressions.ts'
import type { Parser } from './parser.ts'
import { parseNameTarget } from './targets.ts'
import type { TokenStream } from './token-stream.ts'

export function parseImport(parser: Parser, at: number): Statement {
  const { stream } = parser
  const template = parseExpression(stream)
  stream.expectName('as')
  const alias = parseNameTarget(stream).name
  return { type: 'import', at, template, alias, withContext: parseContext(stream) ?? false }
}

export function parseFromImport(parser: Parser, at: number): Statement {
  const { stream } = parser
  const template = parseExpression(stream)
  stream.expectName('import')
  const names: { name: string; alias: string; at: number }[] = []
  let withContext: boolean | undefined
  while (stream.current.type === 'name') {
    withContext = parseContext(stream)
    if (withContext !== undefined) break
    const { name, at: nameAt } = parseNameTarget(stream)
    if (name.startsWith('_'))
      throw stream.source.error(nameAt, `'${name}' is private: it cannot be imported.`)
    names.push({ name, alias: stream.skipName('as') ? parseNameTarget(stream).name : name, at: nameAt })
    withContext = parseContext(stream)
    if (withContext !== undefined || !stream.skipOperator(',')) break
  }
  if (names.length === 0) throw stream.unexpected('a name')
  return { type: 'from-import', at, template, names, withContext: withContext ?? false }
}

export function parseInclude(parser: Parser, at: number): Statement {
  const { stream } = parser
  const template = parseExpression(stream)
  const ignoreMissing =
    stream.isName('ignore') && stream.following.value === 'missing' && stream.skipName('ignore')
  if (ignoreMissing) stream.next()
  return { type: 'include', at, template, ignoreMissing, withContext: parseContext(stream) ?? true }
}

function parseContext(stream: TokenStream): boolean | undefined {
  const isClause = stream.following.type === 'name' && stream.following.value === 'context'
  if (!isClause || !(stream.isName('with') || stream.isName('without'))) return undefined
  const withContext = stream.next().value === 'with'
  stream.next()
  return withContext
}
