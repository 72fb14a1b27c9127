/** The state of a page as it stands in its address: plain words, lists parted by commas. */
export type Search = Readonly<Record<string, string | undefined>>

export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.append(name, value)
  }
  const text = params.toString().replaceAll('%2C', ',')
  return text === '' ? '' : `?${text}`
}

/** One of the choices; anything else in the address is the first. */
export function oneOf<T extends string>(value: string | undefined, choices: readonly [T, ...T[]]): T {
  return choices.find((choice) => choice === value) ?? choices[0]
}

export function severalOf<T extends string>(value: string | undefined, choices: readonly T[]): readonly T[] {
  const asked = value?.split(',') ?? []
  return choices.filter((choice) => asked.includes(choice))
}

export const isoDay = (value: string | undefined): string | undefined =>
  value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined

interface Span {
  readonly from?: string
  readonly to?: string
}

/** The days between which the address asks; an end before the start is left out. */
export function spanOf(from: string | undefined, to: string | undefined): Span {
  const first = isoDay(from)
  const last = isoDay(to)
  const isReversed = first !== undefined && last !== undefined && last < first
  return {
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined || isReversed ? {} : { to: last }),
  }
}
