import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { html, type Markup, trusted } from '../html/markup.ts'

/** What a reader without the picture is told instead. */
export interface Alternative {
  /** Unique in the page. */
  readonly id: string
  readonly title: string
  readonly description: string
}

/** The little of an SVG element that is touched here; the browser's own types are not loaded. */
interface Drawn {
  readonly outerHTML: string
  querySelectorAll(selectors: string): Iterable<Drawn>
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  remove(): void
}

/** Draws a plot without a browser, and gives it a role, a name and a description that screen readers use. */
export function draw(options: Plot.PlotOptions, alternative: Alternative): Markup {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const svg: Drawn = Plot.plot({ ...options, document, className: 'plot' })
  for (const style of svg.querySelectorAll('style')) style.remove()
  // Plot names its groups ("bar", "rule"): noise within a picture that is described as a whole.
  for (const named of svg.querySelectorAll('[aria-label], [aria-hidden]')) {
    named.removeAttribute('aria-label')
    named.removeAttribute('aria-hidden')
  }
  const { id, title, description } = alternative
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-labelledby', `${id}-title`)
  svg.setAttribute('aria-describedby', `${id}-desc`)
  const words = html`<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>`
  return trusted(shortened(svg.outerHTML).replace(/^<svg[^>]*>/, (opening) => opening + words.markup))
}

/** Coordinates to a tenth of a pixel: a third of the size, and the same picture. Opacities are no coordinates. */
function shortened(svg: string): string {
  return svg.replace(/(?<!opacity="-?|[\d.])-?\d+\.\d{2,}(?=[^<>]*>)/g, (digits) =>
    String(Math.round(Number(digits) * 10) / 10),
  )
}
