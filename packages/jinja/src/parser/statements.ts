import type { Statement } from '../ast/statement.ts'
import { parseExpression, parseOr, parseTuple } from './expressions.ts'
import { parseFromImport, parseImport, parseInclude } from './imports.ts'
import { parseCallBlock, parseMacro, parseOptionsTag, parseTextTag } from './macros.ts'
import type { Parser } from './parser.ts'
import { parseFilter } from './postfix.ts'
import { parseTarget } from './targets.ts'

/** Reads what follows a tag's name. The tag's own closing delimiter may be left as the current token. */
export type StatementParser = (parser: Parser, at: number, tag: string) => Statement | null

function parseFor(parser: Parser, at: number): Statement {
  const { stream } = parser
  const target = parseTarget(stream, false)
  stream.expectName('in')
  const iterable = parseTuple(stream, false)
  const condition = stream.skipName('if') ? parseExpression(stream) : null
  const recursive = stream.skipName('recursive')
  parser.loopDepth += 1
  const body = parser.parseBody('for', at, ['endfor', 'else'])
  parser.loopDepth -= 1
  const otherwise = stream.next().value === 'else' ? parser.parseClosedBody('for', at).body : []
  return { type: 'for', at, target, iterable, condition, recursive, body, otherwise }
}

function parseIf(parser: Parser, at: number): Statement {
  const { stream } = parser
  const branches: { test: ReturnType<typeof parseOr>; body: readonly Statement[] }[] = []
  for (;;) {
    const test = parseTuple(stream, false)
    branches.push({ test, body: parser.parseBody('if', at, ['elif', 'else', 'endif']) })
    const tag = stream.next().value
    if (tag === 'elif') continue
    const otherwise = tag === 'else' ? parser.parseClosedBody('if', at).body : []
    return { type: 'if', at, branches, otherwise }
  }
}

function parseSet(parser: Parser, at: number): Statement {
  const { stream } = parser
  const target = parseTarget(stream, true)
  if (stream.skipOperator('=')) return { type: 'set', at, target, value: parseTuple(stream, true) }
  const filter = stream.isOperator('|') ? parseFilterChain(parser) : null
  return { type: 'set-block', at, target, filter, body: parser.parseClosedBody('set', at).body }
}

function parseFilterChain(parser: Parser) {
  const { stream } = parser
  let filter: ReturnType<typeof parseFilter> | null = null
  while (stream.skipOperator('|')) filter = parseFilter(stream, filter)
  return filter
}

function parseFilterBlock(parser: Parser, at: number): Statement {
  let filter = parseFilter(parser.stream, null)
  while (parser.stream.skipOperator('|')) filter = parseFilter(parser.stream, filter)
  return { type: 'filter-block', at, filter, body: parser.parseClosedBody('filter', at).body }
}

function parseDo(parser: Parser, at: number): Statement {
  return { type: 'do', at, value: parseTuple(parser.stream, true) }
}

function parseWith(parser: Parser, at: number): Statement {
  const { stream } = parser
  const targets = []
  const values = []
  while (stream.current.type !== 'block_end') {
    if (targets.length > 0) stream.expectOperator(',')
    targets.push(parseOneTarget(parser))
    stream.expectOperator('=')
    values.push(parseExpression(stream))
  }
  return { type: 'with', at, targets, values, body: parser.parseClosedBody('with', at).body }
}

function parseOneTarget(parser: Parser) {
  const token = parser.stream.expectName()
  return { type: 'name', name: token.value, at: token.start } as const
}

function parseLoopControl(parser: Parser, at: number, tag: string): Statement {
  if (parser.loopDepth === 0) throw parser.source.error(at, `'${tag}' is not inside a loop.`)
  return { type: tag === 'break' ? 'break' : 'continue', at }
}

function parseBlock(parser: Parser, at: number): Statement {
  const { stream } = parser
  const name = stream.expectName().value
  parser.declareBlock(name, at)
  const scoped = stream.skipName('scoped')
  const required = stream.skipName('required')
  const { loopDepth } = parser
  parser.loopDepth = 0
  const body = parser.parseBody('block', at, ['endblock'])
  parser.loopDepth = loopDepth
  if (required && !body.every((each) => each.type === 'text' && each.value.trim() === '')) {
    throw parser.source.error(at, 'Required blocks can only contain comments or whitespace.')
  }
  stream.next()
  stream.skipName(name)
  return { type: 'block', at, name, scoped, required, body }
}

function parseAutoescape(parser: Parser, at: number): Statement {
  const enabled = parseExpression(parser.stream)
  return { type: 'autoescape', at, enabled, body: parser.parseClosedBody('autoescape', at).body }
}

function parseExtends(parser: Parser, at: number): Statement {
  if (!parser.isOutsideScopes) {
    throw parser.source.error(at, "'extends' has to stand at the top level of its template.")
  }
  return { type: 'extends', at, template: parseExpression(parser.stream) }
}

/** By tag; the shapes of extension tags are `:macro`, `:options` and `:text`. */
export const statementParsers: ReadonlyMap<string, StatementParser> = new Map<string, StatementParser>([
  ['for', parseFor],
  ['if', parseIf],
  ['set', parseSet],
  ['filter', parseFilterBlock],
  ['do', parseDo],
  ['with', parseWith],
  ['break', parseLoopControl],
  ['continue', parseLoopControl],
  ['block', parseBlock],
  ['extends', parseExtends],
  ['autoescape', parseAutoescape],
  ['macro', parseMacro],
  ['call', parseCallBlock],
  ['import', parseImport],
  ['from', parseFromImport],
  ['include', parseInclude],
  [':macro', parseMacro],
  [':options', parseOptionsTag],
  [':text', parseTextTag],
])
