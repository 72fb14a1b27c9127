import type { HealthBand } from '@waypoint/report/brief/bands.ts'
import type { MrrPeriod } from '@waypoint/report/brief/revenue.ts'
import type { Bar } from '../../charts/bar-chart.tsx'
import type { CohortMapCell } from '../../charts/cohort-map.tsx'
import type { FunnelStage } from '../../charts/funnel-chart.tsx'
import type { SeriesPoint } from '../../charts/series.ts'

/** Made-up figures for the page of components. */
export const samplePeriod: MrrPeriod = {
  from: '2026-10-01',
  to: '2026-10-01',
  startingCents: 180_000_00,
  movements: {
    new: 42_000_00,
    reactivation: 4_000_00,
    expansion: 21_000_00,
    contraction: -9_000_00,
    churn: -26_000_00,
    fx: 1_200_00,
  },
  endingCents: 213_200_00,
}

const bandOf = (score: number): HealthBand =>
  score < 50 ? 'critical' : score < 65 ? 'at_risk' : score < 80 ? 'watch' : 'healthy'

export const sampleDays = Array.from({ length: 90 }, (_, index) => {
  const score = Math.round(86 - index * 0.42 + Math.sin(index / 5) * 6)
  const date = new Date(Date.UTC(2026, 7, 24 + index)).toISOString().slice(0, 10)
  return { date, score, band: bandOf(score) }
})

export const samplePoints: readonly SeriesPoint[] = ['First reply', 'Full resolution', 'Next reply'].flatMap(
  (series, line) =>
    Array.from({ length: 12 }, (_, month) => ({
      date: `2026-${String(month + 1).padStart(2, '0')}-01`,
      series,
      value: 0.92 - line * 0.06 + Math.sin(month / 2 + line) * 0.03,
    })),
)

export const sampleCells: readonly CohortMapCell[] = ['Q1 2025', 'Q2 2025', 'Q3 2025', 'Q4 2025'].flatMap(
  (cohort, row) =>
    Array.from({ length: 10 - row * 2 }, (_, offset) => ({
      cohort,
      start: `2025-${String(row * 3 + 1).padStart(2, '0')}-01`,
      customers: 40 + row * 12,
      offset,
      share: 1 - offset * 0.045 + row * 0.03 * (offset > 0 ? 1 : 0),
    })),
)

export const sampleBars: readonly Bar[] = [
  { label: 'Paid search', value: 31.5, range: [24, 39] },
  { label: 'Email', value: 18.2, range: [12, 21] },
  { label: 'Referral', value: 9.4, range: [8, 11] },
  { label: 'Unattributed', value: 6, colour: 'series-6' },
]

export const sampleStages: readonly FunnelStage[] = [
  { stage: 'Qualified', entered: 120, advanced: 84, note: '6 days' },
  { stage: 'Proposal', entered: 84, advanced: 45, note: '12 days' },
  { stage: 'Negotiation', entered: 45, advanced: 30, note: '9 days' },
  { stage: 'Won', entered: 30, advanced: 0 },
]
