import { fixed } from './exact-decimal.ts'

export interface FloatStyle {
  readonly type: 'e' | 'f' | 'g'
  readonly precision: number
  /** The `#` flag: trailing zeros and the point stay. */
  readonly alternate: boolean
}

/** The digits of |value| in printf style; the sign is the caller's. */
export function formatFloat(value: number, style: FloatStyle): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return 'inf'
  switch (style.type) {
    case 'f':
      return fixed(value, style.precision) + (style.alternate && style.precision === 0 ? '.' : '')
    case 'e':
      return exponential(Math.abs(value), style.precision)
    case 'g':
      return general(Math.abs(value), style)
  }
}

function exponential(value: number, precision: number): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential(Math.min(100, precision)).split('e')
  const digits = exponent.replace(/^[+-]/, '').padStart(2, '0')
  return `${mantissa}e${exponent.startsWith('-') ? '-' : '+'}${digits}`
}

function general(value: number, style: FloatStyle): string {
  const precision = Math.max(1, style.precision)
  const exponent = value === 0 ? 0 : Number(value.toExponential(precision - 1).split('e')[1])
  const scientific = exponent < -4 || exponent >= precision
  const digits = scientific ? exponential(value, precision - 1) : fixed(value, precision - 1 - exponent)
  if (style.alternate || !digits.includes('.')) return digits
  return digits.replace(/\.?0+(?=e|$)/, '')
}
