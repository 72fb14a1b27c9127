import type { MrrPeriod } from '../brief/revenue.ts'
import type { Markup } from '../html/markup.ts'
import { type Alternative, draw } from './draw.ts'
import { waterfallColumns, waterfallRows } from './waterfall-plot.ts'
import { type WaterfallShape, waterfallShape } from './waterfall-steps.ts'

export interface WaterfallDrawing {
  readonly wide: Markup
  readonly narrow: Markup
  readonly scale: WaterfallShape['scale']
}

const style = { fontSize: '12px' }

/** Columns on a page, rows on a phone; the same steps in the same order. */
export function drawWaterfall(
  period: MrrPeriod,
  alternative: Alternative,
  currency: string,
): WaterfallDrawing {
  const { steps, scale } = waterfallShape(period)
  const wide = { ...waterfallColumns(steps, currency), width: 556, height: 250, style }
  const narrow = { ...waterfallRows(steps, currency), width: 340, height: steps.length * 30, style }
  return {
    wide: draw(wide, { ...alternative, id: `${alternative.id}-wide` }),
    narrow: draw(narrow, { ...alternative, id: `${alternative.id}-narrow` }),
    scale,
  }
}
