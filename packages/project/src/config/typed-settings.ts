import { isMap } from '../yaml/read-yaml.ts'
import { asText } from '../yaml/as-text.ts'

/** A setting that is one text or a list of texts. */
export function strings(value: unknown, fallback: readonly string[]): readonly string[] {
  if (value === undefined || value === null) return fallback
  return Array.isArray(value) ? value.map(asText) : [asText(value)]
}

export function text(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback
}

/** The keys of a mapping that are true or false. */
export function booleans(value: unknown): Readonly<Record<string, boolean>> {
  if (!isMap(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
  )
}
