import { html, type Markup } from './markup.ts'

/** A table that may be wider than a phone: it scrolls by itself, by keyboard too. */
export function scrollable(label: string, table: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`
}
