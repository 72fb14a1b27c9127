import type { Markup } from './markup.ts'
import { html } from './markup.ts'

export interface ChartFrame {
  readonly id: string
  readonly title: string
  /** Unit and period. */
  readonly subtitle: string
  readonly drawing: { readonly wide: Markup; readonly narrow: Markup }
  readonly table: Markup
  readonly key?: Markup
}

/** Every chart the same: what it says, in which unit and period, the picture, and its figures as a table. */
export function chartFrame(frame: ChartFrame): Markup {
  return html`<figure class="chart" id="${frame.id}">
<figcaption><h3>${frame.title}</h3><p>${frame.subtitle}</p>${frame.key ?? null}</figcaption>
<div class="wide">${frame.drawing.wide}</div><div class="narrow">${frame.drawing.narrow}</div>
<details class="data"><summary>Show as table<span class="out-of-sight">: ${frame.title}</span></summary><div class="scroll">${frame.table}</div></details>
</figure>`
}
