import { textOf, toValue } from '@waypoint/context'

/** What YAML data is as text: `1.0` stays `1.0`. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : textOf(toValue(value))
}
