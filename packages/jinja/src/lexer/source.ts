import type { TemplateErrorCode } from '../runtime/python-error.ts'
import { TemplateError } from '../template-error.ts'

/** A template's text with its place in its file; turns offsets into lines and columns when they are needed. */
export class Source {
  readonly text: string
  readonly name: string
  readonly #line: number
  readonly #column: number
  #lineStarts: number[] | undefined

  constructor(text: string, name: string, start: { readonly line: number; readonly column: number }) {
    this.text = text
    this.name = name
    this.#line = start.line
    this.#column = start.column
  }

  locate(offset: number): { line: number; column: number } {
    const starts = this.#starts()
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const column = offset - (starts[low] ?? 0) + 1
    return { line: this.#line + low, column: low === 0 ? column + this.#column - 1 : column }
  }

  error(
    offset: number,
    message: string,
    extra: { hint?: string; code?: TemplateErrorCode } = {},
  ): TemplateError {
    const place = this.locate(offset)
    return new TemplateError({
      code: extra.code ?? 'syntax',
      message,
      file: this.name,
      ...place,
      hint: extra.hint,
    })
  }

  #starts(): readonly number[] {
    if (this.#lineStarts === undefined) {
      const starts = [0]
      for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1))
        starts.push(at + 1)
      this.#lineStarts = starts
    }
    return this.#lineStarts
  }
}
