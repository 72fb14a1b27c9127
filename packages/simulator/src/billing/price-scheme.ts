/** A step of a tiered price; the last one has no upper end. */
export interface PriceStep {
  readonly upTo: number | null
  readonly unitAmount: number
  readonly flatAmount: number
}

/** How a quantity becomes an amount, in minor units per billing cycle. */
export type PriceScheme =
  | { readonly kind: 'per_unit'; readonly unitAmount: number }
  /** Begun packages are paid whole. */
  | { readonly kind: 'package'; readonly unitAmount: number; readonly size: number }
  /** All units at the price of the step reached, or each unit at that of its own step. */
  | { readonly kind: 'volume' | 'graduated'; readonly steps: readonly PriceStep[] }

const within = (step: PriceStep, quantity: number): boolean => step.upTo === null || quantity <= step.upTo

const graduatedAmount = (steps: readonly PriceStep[], quantity: number): number => {
  let amount = 0
  let below = 0
  for (const step of steps) {
    if (quantity <= below) break
    const units = Math.min(quantity, step.upTo ?? quantity) - below
    amount += units * step.unitAmount + step.flatAmount
    below += units
  }
  return amount
}

export const schemeAmount = (scheme: PriceScheme, quantity: number): number => {
  switch (scheme.kind) {
    case 'per_unit':
      return scheme.unitAmount * quantity
    case 'package':
      return scheme.unitAmount * Math.ceil(quantity / scheme.size)
    case 'volume': {
      const step = quantity === 0 ? undefined : scheme.steps.find((entry) => within(entry, quantity))
      return step === undefined ? 0 : step.unitAmount * quantity + step.flatAmount
    }
    case 'graduated':
      return graduatedAmount(scheme.steps, quantity)
  }
}
