/** Rounds a quotient half away from zero. */
export const divideRounded = (dividend: bigint, divisor: bigint): bigint => {
  const magnitude = dividend < 0n ? -dividend : dividend
  const rounded = (2n * magnitude + divisor) / (2n * divisor)
  return dividend < 0n ? -rounded : rounded
}

/**
 * Divides the rounded total Σ value ÷ divisor among non-negative values in whole units: each gets its
 * floor, what is left goes one by one to the largest remainders. The order of the values breaks ties.
 */
export const allocate = (values: readonly bigint[], divisor: bigint): readonly bigint[] => {
  const [only] = values
  if (values.length === 1 && only !== undefined) return [divideRounded(only, divisor)]
  const total = divideRounded(
    values.reduce((sum, value) => sum + value, 0n),
    divisor,
  )
  const units = values.map((value) => value / divisor)
  let left = total - units.reduce((sum, unit) => sum + unit, 0n)
  if (left === 0n) return units
  const byRemainder = values
    .map((value, index) => ({ index, remainder: value % divisor }))
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
    )
  for (const { index } of byRemainder) {
    if (left === 0n) break
    units[index] = (units[index] ?? 0n) + 1n
    left -= 1n
  }
  return units
}
