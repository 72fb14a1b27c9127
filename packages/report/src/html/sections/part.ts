import type { Section } from '../../brief/section.ts'
import { html, type Markup } from '../markup.ts'

interface Part<T> {
  readonly id: string
  readonly section: Section<T>
  /** The finding, as a sentence. */
  readonly heading: (value: T) => string
  readonly body: (value: T) => Markup
  readonly note?: (value: T) => string
}

/** A section with its finding as heading; without its data, what is missing and why. */
export function part<T>({ id, section, heading, body, note }: Part<T>): Markup {
  if (section.state === 'missing') {
    return html`<section class="part" id="${id}" aria-labelledby="${id}-h">
<header><h2 id="${id}-h">${section.missing}: not available</h2></header>
<p class="gap"><strong>Left out.</strong> ${section.why}</p>
</section>`
  }
  const under = note?.(section.value) ?? ''
  return html`<section class="part" id="${id}" aria-labelledby="${id}-h">
<header><h2 id="${id}-h">${heading(section.value)}</h2>${under === '' ? null : html`<p>${under}</p>`}</header>
${body(section.value)}
</section>`
}
