export interface IdentityErrorOptions {
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly file?: string
  readonly line?: number
  readonly cause?: unknown
}

/** A mistake of the caller or of the records: what was found, where, and what to do about it. */
export class IdentityError extends Error {
  readonly code: string
  readonly hint: string | undefined
  readonly file: string | undefined
  readonly line: number | undefined

  constructor({ code, message, hint, file, line, cause }: IdentityErrorOptions) {
    super(message, { cause })
    this.name = 'IdentityError'
    this.code = code
    this.hint = hint
    this.file = file
    this.line = line
  }
}
