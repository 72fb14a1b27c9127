import { escape } from '../runtime/escaping.ts'
import { Markup } from '../values/markup.ts'
import { Tuple } from '../values/tuple.ts'
import type { Value } from '../values/value.ts'
import { formatPercent } from './percent.ts'

/** Text is escaped before it is inserted; numbers keep their type for the format's own rules. */
export function escapedArgument(value: Value): Value {
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, escapedArgument(item)]))
  return typeof value === 'string' || value instanceof Markup ? escape(value).text : value
}

/** `markup % value`. */
export function formatMarkup(self: Markup, value: Value): Markup {
  const escapedValue =
    value instanceof Tuple
      ? new Tuple(value.items.map(escapedArgument))
      : value instanceof Map && !self.text.includes('%(')
        ? escape(value).text
        : escapedArgument(value)
  return new Markup(formatPercent(self.text, escapedValue))
}
