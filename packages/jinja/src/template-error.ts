import type { TemplateErrorCode } from './runtime/python-error.ts'

/** One macro (or, without a name, one template) that was executing; the line is where it stood. */
export interface MacroFrame {
  readonly name: string | null
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface TemplateErrorDetails {
  readonly code: TemplateErrorCode
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly frames?: readonly MacroFrame[]
  readonly hint?: string | undefined
  readonly cause?: unknown
}

/** A mistake in a template, with its place in the source and the macros that led there, innermost first. */
export class TemplateError extends Error {
  readonly code: TemplateErrorCode
  readonly file: string
  readonly line: number
  readonly column: number
  readonly frames: readonly MacroFrame[]
  readonly hint: string | undefined

  constructor(details: TemplateErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'TemplateError'
    this.code = details.code
    this.file = details.file
    this.line = details.line
    this.column = details.column
    this.frames = details.frames ?? []
    this.hint = details.hint
  }

  /** The same error with one more macro frame around it. */
  within(frame: MacroFrame): TemplateError {
    return new TemplateError({
      code: this.code,
      message: this.message,
      file: this.file,
      line: this.line,
      column: this.column,
      hint: this.hint,
      cause: this.cause,
      frames: [...this.frames, frame],
    })
  }
}
