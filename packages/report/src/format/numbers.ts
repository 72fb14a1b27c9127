/** What stands where a figure is missing; zero is written 0. */
export const missingMark = '–'

export function count(value: number | null): string {
  return value === null ? missingMark : Math.round(value).toLocaleString('en-US').replace('-', '−')
}

/** Any number with at most `decimals` places and a true minus sign. */
export function decimal(value: number | null, decimals = 1): string {
  if (value === null) return missingMark
  const digits = Math.abs(value).toFixed(decimals)
  const text = digits.replaceAll(/\d(?=(?:\d{3})+(?:\.|$))/g, '$&,')
  return Number(digits) === 0 || value >= 0 ? text : `−${text}`
}

/** A fraction as a percentage: 0.9214 is 92.1%. */
export function percent(fraction: number | null, decimals = 1): string {
  return fraction === null ? missingMark : `${decimal(fraction * 100, decimals)}%`
}

/** A change with its sign; a change that rounds to nothing carries none. */
export function change(value: number | null, decimals = 1): string {
  if (value === null) return missingMark
  const size = Math.abs(value).toFixed(decimals)
  return Number(size) === 0 ? '0' : signed(value, size)
}

/** The difference of two fractions in percentage points: +3.1 pts. */
export function points(difference: number | null): string {
  return difference === null ? missingMark : `${change(difference * 100)} pts`
}

export function signed(value: number, size: string): string {
  if (value === 0) return size
  return `${value < 0 ? '−' : '+'}${size}`
}

/** ▲, ▼ or nothing: direction beside colour, for readers and terminals without it. */
export function arrow(value: number | null): string {
  if (value === null || value === 0) return ''
  return value > 0 ? '↑' : '↓'
}

/** `1 account`, `7 accounts`. */
export function counted(value: number, singular: string): string {
  return `${count(value)} ${value === 1 ? singular : `${singular}s`}`
}
