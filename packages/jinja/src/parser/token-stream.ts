import type { Expression } from '../ast/expression.ts'
import type { Source } from '../lexer/source.ts'
import { describeToken, type Token } from '../lexer/token.ts'
import type { TemplateError } from '../template-error.ts'

type ExpressionParser = (stream: TokenStream) => Expression

/** The tokens of one template with a cursor. */
export class TokenStream {
  readonly source: Source
  readonly #tokens: readonly Token[]
  readonly #parseExpression: ExpressionParser
  #index = 0

  constructor(source: Source, tokens: readonly Token[], parseExpression: ExpressionParser) {
    this.source = source
    this.#tokens = tokens
    this.#parseExpression = parseExpression
  }

  /** Reads one expression from here; primaries and arguments contain whole expressions again. */
  expression(): Expression {
    return this.#parseExpression(this)
  }

  get current(): Token {
    return this.#at(this.#index)
  }

  get following(): Token {
    return this.#at(this.#index + 1)
  }

  next(): Token {
    const token = this.current
    if (token.type !== 'eof') this.#index += 1
    return token
  }

  isOperator(value: string): boolean {
    return this.current.type === 'operator' && this.current.value === value
  }

  isName(value: string): boolean {
    return this.current.type === 'name' && this.current.value === value
  }

  skipOperator(value: string): boolean {
    if (!this.isOperator(value)) return false
    this.#index += 1
    return true
  }

  skipName(value: string): boolean {
    if (!this.isName(value)) return false
    this.#index += 1
    return true
  }

  expectOperator(value: string): Token {
    if (!this.isOperator(value)) throw this.unexpected(`'${value}'`)
    return this.next()
  }

  expectName(value?: string): Token {
    if (this.current.type !== 'name' || (value !== undefined && this.current.value !== value)) {
      throw this.unexpected(value === undefined ? 'a name' : `'${value}'`)
    }
    return this.next()
  }

  expectBlockEnd(): Token {
    if (this.current.type !== 'block_end') throw this.unexpected('the end of the tag')
    return this.next()
  }

  unexpected(wanted?: string): TemplateError {
    const message = `Unexpected ${describeToken(this.current)}${wanted === undefined ? '' : `, expected ${wanted}`}.`
    return this.source.error(this.current.start, message)
  }

  #at(index: number): Token {
    const token = this.#tokens[Math.min(index, this.#tokens.length - 1)]
    if (token === undefined) throw new RangeError('a template without tokens')
    return token
  }
}
