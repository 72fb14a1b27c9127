import { Markup } from '../values/markup.ts'
import type { Value } from '../values/value.ts'
import { escapeHtml } from './escape-html.ts'
import type { Frame } from './frame.ts'
import { text } from './text.ts'

/** The value as safe HTML. */
export function escape(value: Value): Markup {
  return value instanceof Markup ? value : new Markup(escapeHtml(text(value)))
}

/** What an output statement writes where output is escaped. */
export function escaped(value: Value): string {
  return escape(value).text
}

export function markup(value: Value): Markup {
  return value instanceof Markup ? value : new Markup(text(value))
}

/** Text that a block has captured: safe where output is escaped. */
export function captured(frame: Frame, value: Value): Value {
  return frame.escapes ? markup(value) : value
}

/** The `~` operator where output is escaped: safe, and the rest escaped, as soon as one part is safe. */
export function concatenateEscaping(parts: readonly Value[]): Value {
  if (!parts.some((part) => part instanceof Markup)) return parts.map(text).join('')
  return new Markup(parts.map(escaped).join(''))
}
