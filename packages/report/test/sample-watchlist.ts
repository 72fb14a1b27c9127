import type { RiskBand } from '../src/brief/bands.ts'
import { known, unknown } from '../src/brief/figure.ts'
import type { HealthDay, RiskReason, Watchlist, WatchlistEntry } from '../src/brief/watchlist.ts'
import { addDays, daysBetween } from '../src/format/dates.ts'

const asOf = '2020-12-31'

interface Sketch {
  readonly name: string
  readonly segment: string
  readonly owner: string | null
  readonly mrrCents: number
  readonly renewal: string | null
  readonly reasons: readonly (readonly [measure: string, value: number, threshold: number, points: number])[]
  /** Health 89, 60, 28, 1 days ago; null before the customer could be scored. */
  readonly path: readonly (number | null)[]
}

const sketches: readonly Sketch[] = [
  {
    name: 'Blue Anchor Hotels',
    segment: 'enterprise',
    owner: 'Owner Five',
    mrrCents: 420_000,
    renewal: '2021-02-03',
    path: [88, 81, 52, 26.5],
    reasons: [
      ['usage_trend_28d', -0.621, -0.1, 30],
      ['open_critical_tickets_7d', 2, 0, 20],
      ['days_past_due', 18, 5, 17.5],
      ['sla_breach_rate_14d', 0.5, 0.1, 12],
    ],
  },
  {
    name: 'Casa Verde Retail',
    segment: 'mid_market',
    owner: 'Owner Two',
    mrrCents: 198_900,
    renewal: '2021-06-30',
    path: [71, 64, 44, 31],
    reasons: [
      ['days_since_last_activity', 24, 7, 25],
      ['usage_trend_28d', -1, -0.1, 30],
      ['mrr_trend_90d', -0.25, 0, 14.2],
    ],
  },
  {
    name: 'Delta & Sons Kitchens',
    segment: 'smb',
    owner: 'Owner One',
    mrrCents: 62_000,
    renewal: null,
    path: [90, 92, 61, 33],
    reasons: [
      ['is_delinquent', 1, 0, 35],
      ['seat_utilisation', 0.18, 0.6, 22.4],
      ['sla_breach_rate_14d', 0.333, 0.1, 9.3],
      ['days_to_renewal', 41, 90, 3],
    ],
  },
  {
    name: 'Nordic Bistro Collective',
    segment: 'enterprise',
    owner: 'Owner Five',
    mrrCents: 372_450,
    renewal: '2021-01-19',
    path: [77, 74, 58, 44],
    reasons: [
      ['usage_trend_28d', -0.344, -0.1, 24.1],
      ['days_to_renewal', 19, 90, 18],
      ['seat_utilisation', 0.41, 0.6, 12.9],
    ],
  },
  {
    name: 'Harbour Lane Groceries',
    segment: 'mid_market',
    owner: 'Owner Three',
    mrrCents: 241_000,
    renewal: '2021-03-14',
    path: [83, 80, 66, 47],
    reasons: [
      ['open_critical_tickets_7d', 1, 0, 20],
      ['overage_ratio_28d', 1.32, 1, 18.5],
      ['sla_breach_rate_14d', 0.25, 0.1, 12.3],
    ],
  },
  {
    name: 'Old Mill Taproom',
    segment: 'smb',
    owner: null,
    mrrCents: 18_900,
    renewal: null,
    path: [null, null, 69, 48.5],
    reasons: [
      ['usage_trend_28d', -0.481, -0.1, 28.4],
      ['days_since_last_activity', 11, 7, 22.6],
    ],
  },
  {
    name: 'Quartier Neuf Restauration Internationale et Participations',
    segment: 'mid_market',
    owner: 'Owner Two',
    mrrCents: 154_300,
    renewal: '2021-05-01',
    path: [64, 62, 55, 49],
    reasons: [
      ['mrr_trend_90d', -0.4, 0, 25],
      ['seat_utilisation', 0.52, 0.6, 14.6],
      ['days_past_due', 6, 5, 10.9],
    ],
  },
  {
    name: 'Saffron Court',
    segment: 'smb',
    owner: 'Owner One',
    mrrCents: 44_500,
    renewal: '2021-01-08',
    path: [82, 85, 80, 79],
    reasons: [
      ['days_to_renewal', 8, 90, 26],
      ['usage_trend_28d', -0.29, -0.1, 22.2],
    ],
  },
  {
    name: 'Tall Pines Lodges',
    segment: 'mid_market',
    owner: 'Owner Three',
    mrrCents: 133_000,
    renewal: '2021-11-30',
    path: [75, 70, 58, 53],
    reasons: [
      ['sla_breach_rate_14d', 0.667, 0.1, 25],
      ['open_critical_tickets_7d', 1, 0, 20],
    ],
  },
  {
    name: 'West Quay Markets',
    segment: 'smb',
    owner: 'Owner Four',
    mrrCents: 39_900,
    renewal: '2021-04-22',
    path: [59, 57, 56, 56],
    reasons: [
      ['seat_utilisation', 0.31, 0.6, 24.4],
      ['usage_trend_28d', -0.22, -0.1, 19.3],
    ],
  },
]

export function sampleWatchlist(): Watchlist {
  return { entries: sketches.map(entry), total: 37 }
}

function entry(sketch: Sketch, index: number): WatchlistEntry {
  const reasons = sketch.reasons.map(
    ([measure, value, threshold, points]): RiskReason => ({ measure, value, threshold, points }),
  )
  const score = 100 - reasons.reduce((sum, reason) => sum + reason.points, 0)
  const [, , monthAgo = null, yesterday = null] = sketch.path
  const since = (before: number | null) =>
    before === null ? unknown('No score then.') : known(score - before)
  return {
    rank: index + 1,
    customerId: `cus_${String(index + 1).padStart(12, '0')}`,
    name: sketch.name,
    segment: sketch.segment,
    owner: sketch.owner,
    band: bandOf(score),
    score: known(score),
    scoreChange1d: since(yesterday),
    scoreChange28d: since(monthAgo),
    reasons: reasons.toSorted((left, right) => right.points - left.points).slice(0, 3),
    reasonCount: reasons.length,
    mrrCents: known(sketch.mrrCents),
    arrCents: known(sketch.mrrCents * 12),
    renewalDate: sketch.renewal,
    daysToRenewal: sketch.renewal === null ? null : daysBetween(asOf, sketch.renewal),
    history: history([...sketch.path, score]),
  }
}

const bandOf = (score: number | null): RiskBand => {
  if (score === null) return 'insufficient_data'
  if (score < 40) return 'critical'
  if (score < 60) return 'at_risk'
  return score < 75 ? 'watch' : 'healthy'
}

const knots = [89, 60, 28, 1, 0]

function history(path: readonly (number | null)[]): readonly HealthDay[] {
  return Array.from({ length: 90 }, (_, index) => {
    const daysAgo = 89 - index
    const score = scoreAt(path, daysAgo)
    return { date: addDays(asOf, -daysAgo), score, band: bandOf(score) }
  })
}

/** Between two knots a straight line with a weekly ripple. */
function scoreAt(path: readonly (number | null)[], daysAgo: number): number | null {
  const next = knots.findIndex((knot) => knot <= daysAgo)
  const [left, right] = [path[Math.max(0, next - 1)] ?? null, path[next] ?? null]
  if (left === null || right === null) return daysAgo === knots[next] ? right : null
  const [from = 0, to = 0] = [knots[Math.max(0, next - 1)], knots[next]]
  const share = from === to ? 1 : (from - daysAgo) / (from - to)
  const ripple = daysAgo === to || daysAgo === from ? 0 : 2.5 * Math.sin((2 * Math.PI * daysAgo) / 7)
  return Math.max(0, Math.min(100, left + (right - left) * share + ripple))
}
