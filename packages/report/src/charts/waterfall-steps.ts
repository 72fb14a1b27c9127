import { type MovementCategory, type MrrPeriod, movementCategories } from '../brief/revenue.ts'
import { categoryLabels } from '../format/vocabulary.ts'

export interface WaterfallStep {
  readonly kind: 'starting' | 'ending' | MovementCategory
  readonly label: string
  /** Where the bar begins and ends, in cents. */
  readonly from: number
  readonly to: number
  /** The amount that is printed: a level for starting and ending, a signed movement otherwise. */
  readonly cents: number
}

export interface WaterfallShape {
  readonly steps: readonly WaterfallStep[]
  /** `level`: bars stand on zero MRR. `change`: bars stand on the starting MRR. */
  readonly scale: 'level' | 'change'
}

/** Below this share of the level, movements on a zero-based scale are slivers that cannot be compared. */
const readableShare = 0.25

/**
 * Starting → categories → ending. Bars always stand on a true zero: that of MRR, or, when movements are small
 * beside it, that of the change since the start.
 */
export function waterfallShape(period: MrrPeriod): WaterfallShape {
  let level = period.startingCents
  const levels = [level]
  const movements: WaterfallStep[] = []
  for (const category of movementCategories) {
    const cents = period.movements[category]
    movements.push({ kind: category, label: categoryLabels[category], from: level, to: level + cents, cents })
    level += cents
    levels.push(level)
  }
  const spread = Math.max(...levels) - Math.min(...levels)
  const scale = spread >= readableShare * Math.max(...levels) ? 'level' : 'change'
  const base = scale === 'level' ? 0 : period.startingCents
  const steps: WaterfallStep[] = [
    {
      kind: 'starting',
      label: 'Starting',
      from: base,
      to: period.startingCents,
      cents: period.startingCents,
    },
    ...movements,
    { kind: 'ending', label: 'Ending', from: base, to: period.endingCents, cents: period.endingCents },
  ]
  return { scale, steps: steps.map((step) => ({ ...step, from: step.from - base, to: step.to - base })) }
}
