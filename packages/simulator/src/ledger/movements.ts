import type { Currency } from '../billing/catalog.ts'
import { divideRounded } from './allocate.ts'
import { ONE, type Position, type PositionRow } from './position.ts'

type MovementCategory = 'new' | 'reactivation' | 'expansion' | 'contraction' | 'churn' | 'fx'

export interface Movement {
  readonly category: MovementCategory
  readonly productId: string
  readonly currency: Currency
  /** Signed, in minor units of `currency`; 0 for fx. */
  readonly minor: bigint
  /** Signed, in cents of the reporting currency. */
  readonly cents: bigint
}

interface Delta {
  readonly productId: string
  readonly currency: Currency
  readonly minor: bigint
  readonly movement: bigint
  readonly fx: bigint
}

export interface Step {
  readonly before: Position
  readonly after: Position
  /** Whether the customer ever paid before `after`. */
  readonly everPaid: boolean
  readonly reportingCurrency: Currency
  /** The rate now in force, also of a currency that is no longer held. */
  readonly rateOf: (currency: Currency) => bigint
}

/** FX is yesterday's exact amount times the change of the rate; a row that did not move locally is all FX. */
const fxCents = (
  row: PositionRow | undefined,
  localNow: bigint,
  change: { readonly cents: bigint; readonly rate: bigint },
): bigint => {
  if (row === undefined || row.micros === 0n || row.rate === change.rate) return 0n
  if (row.micros === localNow) return change.cents
  return divideRounded(row.micros * (change.rate - row.rate), ONE * ONE)
}

/** Rows of both states side by side, in the order of their keys. */
const pairRows = (
  before: Position,
  after: Position,
): readonly (readonly [PositionRow | undefined, PositionRow | undefined])[] => {
  const pairs: (readonly [PositionRow | undefined, PositionRow | undefined])[] = []
  let left = 0
  let right = 0
  for (
    let was = before[left], is = after[right];
    was !== undefined || is !== undefined;
    was = before[left], is = after[right]
  ) {
    const takesWas = was !== undefined && (is === undefined || was.key <= is.key)
    const takesIs = is !== undefined && (was === undefined || is.key <= was.key)
    pairs.push([takesWas ? was : undefined, takesIs ? is : undefined])
    if (takesWas) left++
    if (takesIs) right++
  }
  return pairs
}

const deltas = (step: Step): readonly Delta[] => {
  const isForeign = (row: PositionRow): boolean => row.currency !== step.reportingCurrency
  const hasForeign = step.before.some(isForeign) || step.after.some(isForeign)
  return pairRows(step.before, step.after).flatMap(([was, is]) => {
    const row = is ?? was
    if (row === undefined) return []
    const cents = (is?.cents ?? 0n) - (was?.cents ?? 0n)
    const rate = step.rateOf(row.currency)
    const reallocatedOnly =
      was !== undefined && is !== undefined && was.micros === is.micros && was.rate === is.rate
    const fx = reallocatedOnly && hasForeign ? cents : fxCents(was, is?.micros ?? 0n, { cents, rate })
    const minor = (is?.minor ?? 0n) - (was?.minor ?? 0n)
    return [{ productId: row.productId, currency: row.currency, minor, movement: cents - fx, fx }]
  })
}

const categorise = (step: Step, movementCents: bigint): MovementCategory => {
  if (step.before.length === 0) return step.everPaid ? 'reactivation' : 'new'
  if (step.after.length === 0) return 'churn'
  return movementCents >= 0n ? 'expansion' : 'contraction'
}

/** Splits the change of a customer's MRR from one state to the next; the parts sum to it exactly. */
export const movementsBetween = (step: Step): readonly Movement[] => {
  const changes = deltas(step)
  const total = changes.reduce((sum, change) => sum + change.movement, 0n)
  const category = categorise(step, total)
  return changes.flatMap(({ productId, currency, minor, movement, fx }): readonly Movement[] => [
    ...(movement === 0n && minor === 0n ? [] : [{ category, productId, currency, minor, cents: movement }]),
    ...(fx === 0n ? [] : [{ category: 'fx' as const, productId, currency, minor: 0n, cents: fx }]),
  ])
}

/** The same of a state in which only rates differ: all of it is FX. */
export const revaluations = (before: Position, after: Position): readonly Movement[] => {
  const movements: Movement[] = []
  for (const [index, { productId, currency, cents }] of after.entries()) {
    const fx = cents - (before[index]?.cents ?? 0n)
    if (fx !== 0n) movements.push({ category: 'fx', productId, currency, minor: 0n, cents: fx })
  }
  return movements
}
