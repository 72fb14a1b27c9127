import type { Unit } from '../plausible-range.ts'

/** One picture: a query for `category, place, series, value`, and how to show it. */
export interface Distribution {
  readonly id: string
  readonly topic: string
  readonly title: string
  /** What the picture shows, for who reads and who does not see it. */
  readonly caption: string
  readonly unit: Unit
  readonly shape: 'bars' | 'lines'
  /** The figure whose plausible range is shaded. */
  readonly figure?: string
  readonly sql: string
}

/** Rows named by the segment in words, largest number of customers first. */
export const SEGMENT_NAME = `case segment when 'smb' then '1 small' when 'mid_market' then '2 mid-market' else '3 enterprise' end`
