import type { Distribution } from '../distributions/distribution.ts'
import type { Unit } from '../plausible-range.ts'

interface Series {
  readonly name: string
  /** One per category; undefined where nothing was measured. */
  readonly values: readonly (number | undefined)[]
}

export interface Chart {
  readonly title: string
  readonly caption: string
  readonly shape: 'bars' | 'lines'
  readonly unit: Unit
  readonly categories: readonly string[]
  readonly series: readonly Series[]
  /** The plausible range. */
  readonly band: readonly [low: number, high: number] | undefined
}

type Row = Readonly<Record<string, unknown>>

/** Series whose name begins with a digit are in the order of it, which is not shown. */
const shown = (name: string): string => name.replace(/^\d (?=\D)/, '')

export const chartOf = (distribution: Distribution, rows: readonly Row[], band: Chart['band']): Chart => {
  const places = new Map(rows.map((row) => [String(row['category']), Number(row['place'])]))
  const categories = [...places.entries()]
    .toSorted((left, right) => left[1] - right[1])
    .map(([category]) => category)
  const names = [...new Set(rows.map((row) => String(row['series'])))].toSorted()
  const { title, caption, shape, unit } = distribution
  return {
    title,
    caption,
    shape,
    unit,
    categories,
    band,
    series: names.map((name) => ({
      name: shown(name),
      values: categories.map((category) => {
        const row = rows.find((entry) => entry['series'] === name && entry['category'] === category)
        return row === undefined ? undefined : Number(row['value'])
      }),
    })),
  }
}
