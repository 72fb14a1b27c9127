import { WaypointError } from '@waypoint/contracts'

export type JsonMap = Readonly<Record<string, unknown>>

export const isMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const mapOf = (value: unknown): JsonMap => (isMap(value) ? value : {})

export const mapsOf = (value: unknown): readonly JsonMap[] =>
  (Array.isArray(value) ? value : []).filter(isMap)

export const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).filter((item) => typeof item === 'string')

export const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export const textOf = (value: unknown): string => textOrNull(value) ?? ''

export const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** One of some words; what else is written there is a mistake of the project. */
export function wordOf<T extends string>(value: unknown, words: readonly T[], what: string): T {
  const word = words.find((each) => each === value)
  if (word !== undefined) return word
  throw new WaypointError({
    code: 'invalid-semantic-layer',
    message: `${what} is ${JSON.stringify(value)}, but can only be ${words.join(', ')}.`,
    hint: 'Correct the YAML of the semantic model or metric.',
  })
}
