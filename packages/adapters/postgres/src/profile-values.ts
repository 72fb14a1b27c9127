import { WaypointError } from '@waypoint/contracts'

export type Raw = Readonly<Record<string, unknown>>

/** No message repeats a value that was given: it may be a secret in the wrong place. */
export function invalid(message: string, hint: string): WaypointError {
  return new WaypointError({ code: 'invalid-profile', message, hint })
}

export function asText(raw: Raw, key: string): string | undefined {
  const value = raw[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw invalid(`\`${key}\` of a PostgreSQL profile must be text.`, 'Correct the output in profiles.yml.')
}

export function asFlag(raw: Raw, key: string): boolean {
  const value = raw[key]
  if (value === undefined || value === null) return false
  if (typeof value === 'boolean') return value
  throw invalid(
    `\`${key}\` of a PostgreSQL profile must be true or false.`,
    'Correct the output in profiles.yml.',
  )
}

interface Range {
  readonly least: number
  readonly most: number
}

export function asWhole(raw: Raw, key: string, { least, most }: Range): number | undefined {
  const text = asText(raw, key)
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value
  throw invalid(
    `\`${key}\` of a PostgreSQL profile must be a whole number from ${least} to ${most}.`,
    'Correct the output in profiles.yml.',
  )
}
