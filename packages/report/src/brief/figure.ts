/** A number that may be unknown; a reader who sees "–" is owed the reason. */
export interface Figure {
  readonly value: number | null
  /** Why there is no value; shown where the dash stands. */
  readonly reason?: string
}

export const known = (value: number): Figure => ({ value })

export const unknown = (reason: string): Figure => ({ value: null, reason })

/** The value when there is one, otherwise the reason. */
export const figureOf = (value: number | null, reason: string): Figure =>
  value === null ? unknown(reason) : known(value)
