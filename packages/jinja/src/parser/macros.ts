import type { Expression } from '../ast/expression.ts'
import type { ParameterNode, Statement } from '../ast/statement.ts'
import type { MacroDeclaration } from '../declarations.ts'
import type { Value } from '../values/value.ts'
import { parseExpression, parseUnary } from './expressions.ts'
import { literalValue } from './literal-value.ts'
import type { Parser } from './parser.ts'
import { parseNameTarget } from './targets.ts'
import type { TokenStream } from './token-stream.ts'

interface Signature {
  readonly parameters: readonly ParameterNode[]
  readonly types: ReadonlyMap<string, string>
}

export function parseMacro(parser: Parser, at: number, tag: string): Statement {
  const { name } = parseNameTarget(parser.stream)
  const signature = parseSignature(parser.stream)
  return finishMacro(parser, at, { tag, name, signature, options: new Map() })
}

/** `{% tag name, default, key=literal %}…{% endtag %}`: a macro without parameters. */
export function parseOptionsTag(parser: Parser, at: number, tag: string): Statement {
  const { stream } = parser
  const { name } = parseNameTarget(stream)
  const options = new Map<string, Value>()
  while (stream.skipOperator(',')) {
    const option = parseNameTarget(stream)
    const value = stream.skipOperator('=') ? literalValue(parseExpression(stream)) : true
    if (value === undefined)
      throw stream.source.error(option.at, `Option '${option.name}' must be a literal.`)
    options.set(option.name, value)
  }
  return finishMacro(parser, at, { tag, name, options, signature: { parameters: [], types: new Map() } })
}

interface MacroHead {
  readonly tag: string
  readonly name: string
  readonly signature: Signature
  readonly options: ReadonlyMap<string, Value>
}

function finishMacro(parser: Parser, at: number, head: MacroHead): Statement {
  const { source } = parser
  const extension = parser.blockTags.get(head.tag)
  const loopDepth = parser.loopDepth
  parser.loopDepth = 0
  const { body, end } = parser.parseClosedBody(head.tag, at)
  parser.loopDepth = loopDepth
  const declaration: MacroDeclaration = {
    name: extension?.declareAs?.(head.name, head.options) ?? head.name,
    kind: extension?.kind ?? head.tag,
    options: head.options,
    location: source.locate(at),
    source: source.text.slice(at, end),
    parameters: head.signature.parameters.map(({ name, defaultValue }) => {
      const type = head.signature.types.get(name)
      return { name, hasDefault: defaultValue !== null, ...(type === undefined ? {} : { type }) }
    }),
  }
  if (parser.isTopLevel) parser.macros.push(declaration)
  return { type: 'macro', at, declaration, parameters: head.signature.parameters, body }
}

/** `{% tag name %}…{% endtag %}`: declared as it is written, and no output. */
export function parseTextTag(parser: Parser, at: number, tag: string): null {
  const { stream, source } = parser
  const { name } = parseNameTarget(stream)
  stream.expectBlockEnd()
  const body = stream.next()
  stream.next()
  stream.next()
  const end = stream.expectBlockEnd().end
  parser.blocks.push({
    name,
    kind: parser.blockTags.get(tag)?.kind ?? tag,
    location: source.locate(at),
    body: body.value,
    bodyLocation: source.locate(body.start),
    source: source.text.slice(at, end),
  })
  return null
}

export function parseCallBlock(parser: Parser, at: number): Statement {
  const { stream, source } = parser
  const parameters = stream.isOperator('(') ? parseSignature(stream).parameters : []
  const start = stream.current.start
  const call: Expression = parseUnary(stream, true)
  if (call.type !== 'call') throw source.error(start, "A 'call' block needs a call, as in {% call name() %}.")
  const loopDepth = parser.loopDepth
  parser.loopDepth = 0
  const { body } = parser.parseClosedBody('call', at)
  parser.loopDepth = loopDepth
  return { type: 'call-block', at, parameters, call, body }
}

function parseSignature(stream: TokenStream): Signature {
  const parameters: ParameterNode[] = []
  const types = new Map<string, string>()
  stream.expectOperator('(')
  while (!stream.isOperator(')')) {
    if (parameters.length > 0) stream.expectOperator(',')
    const { name, at } = parseNameTarget(stream)
    if (stream.skipOperator(':')) types.set(name, parseTypeName(stream))
    const defaultValue = stream.skipOperator('=') ? parseExpression(stream) : null
    if (defaultValue === null && parameters.at(-1)?.defaultValue) {
      throw stream.source.error(at, `Parameter '${name}' without a default follows one with a default.`)
    }
    parameters.push({ name, at, defaultValue })
  }
  stream.expectOperator(')')
  return { parameters, types }
}

/** A documented type, `string` or `list[string]`; it has no effect. */
function parseTypeName(stream: TokenStream): string {
  let name = stream.expectName().value
  if (!stream.skipOperator('[')) return name
  const inner = [parseTypeName(stream)]
  while (stream.skipOperator(',')) inner.push(parseTypeName(stream))
  stream.expectOperator(']')
  name += `[${inner.join(', ')}]`
  return name
}
