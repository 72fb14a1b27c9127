/** What went wrong, in the terms of Python and Jinja. */
export type TemplateErrorCode =
  | 'syntax'
  | 'undefined'
  | 'type'
  | 'value'
  | 'arithmetic'
  | 'lookup'
  | 'security'
  | 'asynchronous'
  | 'host'

/** An error raised by a value or an operator, before it is known where in which template it happened. */
export class PythonError extends Error {
  readonly code: TemplateErrorCode
  readonly hint: string | undefined

  constructor(code: TemplateErrorCode, message: string, hint?: string) {
    super(message)
    this.name = 'PythonError'
    this.code = code
    this.hint = hint
  }
}

export const typeError = (message: string): PythonError => new PythonError('type', message)
export const valueError = (message: string): PythonError => new PythonError('value', message)
