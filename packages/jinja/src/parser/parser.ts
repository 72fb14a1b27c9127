import type { Body, Statement } from '../ast/statement.ts'
import type { BlockDeclaration, BlockTag, MacroDeclaration } from '../declarations.ts'
import type { Source } from '../lexer/source.ts'
import { parseTuple } from './expressions.ts'
import { didYouMean } from './near-name.ts'
import { type StatementParser, statementParsers } from './statements.ts'
import type { TokenStream } from './token-stream.ts'

interface OpenBlock {
  readonly tag: string
  readonly at: number
  readonly ends: readonly string[]
}

/** Reads the statements of one template and collects what it declares. */
export class Parser {
  readonly stream: TokenStream
  readonly blockTags: ReadonlyMap<string, BlockTag>
  readonly macros: MacroDeclaration[] = []
  readonly blocks: BlockDeclaration[] = []
  loopDepth = 0
  readonly #open: OpenBlock[] = []
  readonly #blockNames = new Set<string>()

  constructor(stream: TokenStream, blockTags: readonly BlockTag[]) {
    this.stream = stream
    this.blockTags = new Map(blockTags.map((tag) => [tag.tag, tag]))
  }

  get source(): Source {
    return this.stream.source
  }

  /** Outside of every block; only macros declared there belong to the template itself. */
  get isTopLevel(): boolean {
    return this.#open.length === 0
  }

  /** Outside of every block but conditions. */
  get isOutsideScopes(): boolean {
    return this.#open.every(({ tag }) => tag === 'if')
  }

  /** Each block of a template has a name of its own. */
  declareBlock(name: string, at: number): void {
    if (this.#blockNames.has(name)) throw this.source.error(at, `Block '${name}' is defined twice.`)
    this.#blockNames.add(name)
  }

  parseTemplate(): Body {
    return this.#statements([])
  }

  /** Reads up to one of the end tags, which stays the current token. `tag` opened the block at `at`. */
  parseBody(tag: string, at: number, ends: readonly string[]): Body {
    // As in Python, a colon may stand there: {% if x: %}.
    this.stream.skipOperator(':')
    this.stream.expectBlockEnd()
    this.#open.push({ tag, at, ends })
    const body = this.#statements(ends)
    this.#open.pop()
    return body
  }

  /** A body that ends with `end<tag>`; returns where the end tag's closing delimiter ends. */
  parseClosedBody(tag: string, at: number): { readonly body: Body; readonly end: number } {
    const body = this.parseBody(tag, at, [`end${tag}`])
    this.stream.next()
    const end = this.stream.expectBlockEnd().end
    return { body, end }
  }

  #statements(ends: readonly string[]): Statement[] {
    const { stream } = this
    const body: Statement[] = []
    for (;;) {
      const token = stream.current
      switch (token.type) {
        case 'data':
          stream.next()
          body.push({ type: 'text', at: token.start, value: token.value })
          break
        case 'variable_begin': {
          stream.next()
          const value = parseTuple(stream, true)
          if (stream.current.type !== 'variable_end') throw stream.unexpected('the end of the expression')
          stream.next()
          body.push({ type: 'output', at: token.start, value })
          break
        }
        case 'block_begin': {
          if (stream.following.type === 'name' && ends.includes(stream.following.value)) {
            stream.next()
            return body
          }
          stream.next()
          const statement = this.#statement(token.start)
          if (statement !== null) body.push(statement)
          break
        }
        case 'eof':
          if (ends.length > 0) throw this.#unclosed()
          return body
        default:
          throw stream.unexpected()
      }
    }
  }

  #statement(at: number): Statement | null {
    const { stream } = this
    const tag = stream.expectName()
    const parse = statementParsers.get(tag.value) ?? this.#extension(tag.value)
    if (parse === undefined) throw this.#unknownTag(tag.value, at)
    const statement = parse(this, at, tag.value)
    if (tag.value !== 'raw' && stream.current.type === 'block_end') stream.next()
    return statement
  }

  #extension(tag: string): StatementParser | undefined {
    const extension = this.blockTags.get(tag)
    return extension === undefined ? undefined : statementParsers.get(`:${extension.shape}`)
  }

  /** The innermost block is open still where the template ends, or where the end of a block around it stands. */
  #unclosed(outerEnd?: string, at = 0) {
    const open = this.#open.at(-1)
    if (open === undefined) return this.stream.unexpected()
    const wanted = open.ends.map((end) => `{% ${end} %}`).join(' or ')
    const before =
      outerEnd === undefined ? '' : ` before the {% ${outerEnd} %} of line ${this.source.locate(at).line}`
    return this.source.error(open.at, `This '${open.tag}' block is not closed; expected ${wanted}${before}.`)
  }

  #unknownTag(tag: string, at: number) {
    const open = this.#open.at(-1)
    const ends = open?.ends ?? []
    const hint = didYouMean(tag, [...ends, ...statementParsers.keys(), ...this.blockTags.keys()])
    if (tag.startsWith('end') || tag === 'else' || tag === 'elif') {
      if (open === undefined) {
        return this.source.error(at, `Tag '${tag}' closes nothing: no block is open here.`, hinted(hint))
      }
      if (this.#open.slice(0, -1).some((outer) => outer.ends.includes(tag))) return this.#unclosed(tag, at)
      const { line } = this.source.locate(open.at)
      const wanted = ends.map((end) => `'${end}'`).join(' or ')
      const message = `Tag '${tag}' does not belong to the '${open.tag}' block opened on line ${line}; expected ${wanted}.`
      return this.source.error(at, message, hinted(hint))
    }
    return this.source.error(at, `Unknown tag '${tag}'.`, hinted(hint))
  }
}

function hinted(hint: string | undefined): { hint?: string } {
  return hint === undefined ? {} : { hint }
}
