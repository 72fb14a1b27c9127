/** What a caller can get wrong, or the machine can refuse: `invalid-option`, `output-exists`, `no-space`, … */
export class SimulationError extends Error {
  readonly code: string
  readonly hint: string | undefined

  constructor(details: {
    readonly code: string
    readonly message: string
    readonly hint?: string
    readonly cause?: unknown
  }) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'SimulationError'
    this.code = details.code
    this.hint = details.hint
  }
}
