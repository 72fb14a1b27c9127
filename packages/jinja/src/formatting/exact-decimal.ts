const view = new DataView(new ArrayBuffer(8))

/** |value| × 10^digits as an integer, rounded half to even from the float's exact binary value. */
export function scaledInteger(value: number, digits: number): bigint {
  view.setFloat64(0, Math.abs(value))
  const bits = view.getBigUint64(0)
  const biased = Number(bits >> 52n)
  const fraction = bits & 0xfffffffffffffn
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n
  const exponent = Math.max(biased, 1) - 1075
  let numerator = mantissa
  let denominator = 1n
  if (exponent >= 0) numerator <<= BigInt(exponent)
  else denominator <<= BigInt(-exponent)
  if (digits >= 0) numerator *= 10n ** BigInt(digits)
  else denominator *= 10n ** BigInt(-digits)
  return divideHalfEven(numerator, denominator)
}

export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const twice = (numerator % denominator) * 2n
  if (twice > denominator || (twice === denominator && quotient % 2n === 1n)) return quotient + 1n
  return quotient
}

/** |value| with `digits` decimals, as Python's `%.{digits}f` writes it. */
export function fixed(value: number, digits: number): string {
  const scaled = scaledInteger(value, digits)
    .toString()
    .padStart(digits + 1, '0')
  return digits === 0 ? scaled : `${scaled.slice(0, -digits)}.${scaled.slice(-digits)}`
}

/** Python's round(value, digits) for floats. */
export function roundFloat(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value
  const scaled = scaledInteger(value, digits)
  const rounded = Number(digits >= 0 ? `${scaled}e-${digits}` : `${scaled}e${-digits}`)
  return value < 0 ? -rounded : rounded
}
