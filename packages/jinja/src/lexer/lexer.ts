import { lexExpression } from './expression-tokens.ts'
import type { Source } from './source.ts'
import type { Token } from './token.ts'

export interface LexerOptions {
  /** Tags whose content up to their end tag is not read as a template. */
  readonly textTags: ReadonlySet<string>
  readonly trimBlocks: boolean
  readonly lstripBlocks: boolean
  readonly keepTrailingNewline: boolean
}

const opening = /\{[{%#]/g
const rawTag = /\{%([-+]?)\s*raw\s*([-+]?)%\}/y
const rawEnd = /\{%([-+]?)\s*endraw\s*([-+]?)%\}/g
const tagName = /\{%[-+]?\s*([A-Za-z_]\w*)/y

/** Splits a template into tokens; whitespace control is applied to the data tokens here. */
export function tokenize(source: Source, options: LexerOptions): Token[] {
  return new Lexer(source, options).run()
}

class Lexer {
  readonly #source: Source
  readonly #text: string
  readonly #options: LexerOptions
  readonly #limit: number
  readonly #tokens: Token[] = []
  #at = 0

  constructor(source: Source, options: LexerOptions) {
    this.#source = source
    this.#text = source.text
    this.#options = options
    const newline = options.keepTrailingNewline ? null : /(?:\r\n|\r|\n)$/.exec(source.text)
    this.#limit = source.text.length - (newline?.[0].length ?? 0)
  }

  run(): Token[] {
    while (this.#at < this.#limit) {
      opening.lastIndex = this.#at
      const next = opening.exec(this.#text)
      if (next === null || next.index >= this.#limit) {
        this.#data(this.#at, this.#limit)
        break
      }
      const start = next.index
      const sign = this.#text[start + 2]
      this.#data(this.#at, this.#dataEnd(start, next[0], sign))
      if (next[0] === '{#') this.#comment(start)
      else if (next[0] === '{{') this.#expression(start, sign === '-' || sign === '+' ? 3 : 2)
      else if (!this.#raw(start)) this.#tag(start, sign === '-' || sign === '+' ? 3 : 2)
    }
    this.#tokens.push({ type: 'eof', value: '', start: this.#limit, end: this.#limit })
    return this.#tokens
  }

  #data(start: number, end: number): void {
    if (end <= start) return
    const text = this.#text.slice(start, end)
    this.#tokens.push({
      type: 'data',
      value: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text,
      start,
      end,
    })
  }

  /** Where the data before an opening delimiter ends, once its whitespace control is applied. */
  #dataEnd(start: number, delimiter: string, sign: string | undefined): number {
    let end = start
    if (sign === '-') {
      while (end > this.#at && /\s/.test(this.#text[end - 1] ?? '')) end -= 1
      return end
    }
    if (!this.#options.lstripBlocks || sign === '+' || delimiter === '{{') return end
    while (end > this.#at && /[^\S\n]/.test(this.#text[end - 1] ?? '')) end -= 1
    return end === 0 || this.#text[end - 1] === '\n' ? end : start
  }

  /** Moves behind a closing delimiter and the whitespace that its sign removes. */
  #close(end: number, sign: string | undefined, trims: boolean): void {
    this.#at = end
    if (sign === '-') {
      while (this.#at < this.#limit && /\s/.test(this.#text[this.#at] ?? '')) this.#at += 1
    } else if (trims && sign !== '+' && this.#options.trimBlocks) {
      if (this.#text.startsWith('\r\n', this.#at)) this.#at += 2
      else if (this.#text[this.#at] === '\n') this.#at += 1
    }
  }

  #comment(start: number): void {
    const end = this.#text.indexOf('#}', start + 2)
    if (end < 0) throw this.#source.error(start, 'This comment is not closed; expected #}.')
    const sign = end > start + 2 ? this.#text[end - 1] : undefined
    this.#close(end + 2, sign, true)
  }

  #raw(start: number): boolean {
    rawTag.lastIndex = start
    const opened = rawTag.exec(this.#text)
    if (opened === null) return false
    rawEnd.lastIndex = rawTag.lastIndex
    const closed = rawEnd.exec(this.#text)
    if (closed === null)
      throw this.#source.error(start, "This 'raw' block is not closed; expected {% endraw %}.")
    this.#close(start + opened[0].length, opened[2], true)
    const begin = this.#at
    this.#at = Math.min(begin, closed.index)
    this.#data(this.#at, this.#dataEnd(closed.index, '{%', closed[1]))
    this.#close(closed.index + closed[0].length, closed[2], true)
    return true
  }

  #expression(start: number, width: number): void {
    this.#tokens.push({ type: 'variable_begin', value: '{{', start, end: start + width })
    const close = lexExpression(this.#source, this.#tokens, { at: start + width, opening: start, end: '}}' })
    this.#tokens.push({ type: 'variable_end', value: '}}', start: close.at, end: close.end })
    this.#close(close.end, close.sign, false)
  }

  #tag(start: number, width: number): void {
    this.#tokens.push({ type: 'block_begin', value: '{%', start, end: start + width })
    const close = lexExpression(this.#source, this.#tokens, { at: start + width, opening: start, end: '%}' })
    this.#tokens.push({ type: 'block_end', value: '%}', start: close.at, end: close.end })
    tagName.lastIndex = start
    const name = tagName.exec(this.#text)?.[1]
    if (name !== undefined && this.#options.textTags.has(name)) this.#textBody(start, close.end, name)
    else this.#close(close.end, close.sign, true)
  }

  #textBody(opened: number, start: number, tag: string): void {
    const ending = new RegExp(`\\{%[-+]?\\s*end${tag}\\s*[-+]?%\\}`, 'g')
    ending.lastIndex = start
    const closed = ending.exec(this.#text)
    if (closed === null) {
      throw this.#source.error(opened, `This '${tag}' block is not closed; expected {% end${tag} %}.`)
    }
    const value = this.#text.slice(start, closed.index)
    this.#tokens.push({ type: 'body', value, start, end: closed.index })
    this.#at = closed.index
  }
}
