import type { Markup } from './markup.ts'
import { html } from './markup.ts'
import { scrollable } from './scrollable.ts'

/** The same chart for a page, for a phone or half a printed page, and, where that is too small, for paper. */
interface Drawing {
  readonly wide: Markup
  readonly narrow: Markup
  readonly paper?: Markup
}

export interface ChartFrame {
  readonly id: string
  readonly title: string
  /** Unit and period. */
  readonly subtitle: string
  readonly drawing: Drawing
  readonly table: Markup
  readonly key?: Markup
  /** Rank among the headings of the page; 3 inside a section that has its own. */
  readonly rank?: 2 | 3
}

/** Every chart the same: what it says, in which unit and period, the picture, and its figures as a table. */
export function chartFrame(frame: ChartFrame): Markup {
  const { paper } = frame.drawing
  const heading =
    frame.rank === 2 ? html`<h2 class="minor">${frame.title}</h2>` : html`<h3>${frame.title}</h3>`
  return html`<figure class="chart" id="${frame.id}">
<figcaption>${heading}<p>${frame.subtitle}</p>${frame.key ?? null}</figcaption>
<div class="wide">${frame.drawing.wide}</div><div class="narrow${paper === undefined ? '' : ' phone-only'}">${frame.drawing.narrow}</div>${paper === undefined ? null : html`<div class="paper">${paper}</div>`}
<details class="data"><summary>Show as table<span class="out-of-sight">: ${frame.title}</span></summary>${scrollable(frame.title, frame.table)}</details>
</figure>`
}
