/** Rounds a quotient half away from zero. */
export const divideRounded = (dividend: bigint, divisor: bigint): bigint => {
  const magnitude = dividend < 0n ? -dividend : dividend
  const rounded = (2n * magnitude + divisor) / (2n * divisor)
  return dividend < 0n ? -rounded : rounded
}

export interface Share {
  readonly key: string
  readonly value: bigint
}

/**
 * Divides the rounded total Σ value ÷ divisor among non-negative shares in whole units: each gets its
 * floor, what is left goes one by one to the largest remainders. Shares come sorted by the order that
 * breaks ties.
 */
export const allocate = (shares: readonly Share[], divisor: bigint): readonly bigint[] => {
  const total = divideRounded(
    shares.reduce((sum, share) => sum + share.value, 0n),
    divisor,
  )
  const units = shares.map((share) => share.value / divisor)
  let left = total - units.reduce((sum, unit) => sum + unit, 0n)
  if (left === 0n) return units
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share.value % divisor }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
  for (const { index } of byRemainder) {
    if (left === 0n) break
    units[index] = (units[index] ?? 0n) + 1n
    left -= 1n
  }
  return units
}
