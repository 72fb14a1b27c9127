/** An exact quotient of whole numbers; `over` is positive. */
export interface Fraction {
  readonly top: bigint
  readonly over: bigint
}

export const whole = (value: bigint | number): Fraction => ({ top: BigInt(value), over: 1n })

export const ZERO = whole(0)

/** A decimal as it is written, such as 0.25. */
export function decimal(text: string): Fraction {
  const [digits = '0', decimals = ''] = text.split('.')
  return { top: BigInt(digits + decimals), over: 10n ** BigInt(decimals.length) }
}

export const plus = (left: Fraction, right: Fraction): Fraction => ({
  top: left.top * right.over + right.top * left.over,
  over: left.over * right.over,
})

export const minus = (left: Fraction, right: Fraction): Fraction =>
  plus(left, { top: -right.top, over: right.over })

export const times = (left: Fraction, right: Fraction): Fraction => ({
  top: left.top * right.top,
  over: left.over * right.over,
})

/** `right` is above 0. */
export const dividedBy = (left: Fraction, right: Fraction): Fraction => ({
  top: left.top * right.over,
  over: left.over * right.top,
})

export const isNegative = (value: Fraction): boolean => value.top < 0n

/** Rounded half up; for values that are not negative. */
export const rounded = ({ top, over }: Fraction): bigint => (2n * top + over) / (2n * over)
