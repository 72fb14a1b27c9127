import { figureOf } from '../brief/figure.ts'
import { present, type Section } from '../brief/section.ts'
import type { HealthDay, RiskReason, Watchlist, WatchlistEntry } from '../brief/watchlist.ts'
import { addDays } from '../format/dates.ts'
import { plainText } from '../format/plain-text.ts'
import { bandOf } from './bands.ts'
import { isoDate, number, requiredNumber, requiredText, text } from './cell.ts'
import { gapFor, needsBilling } from './gap.ts'
import { grouped } from './grouped.ts'
import type { Row } from './query.ts'
import { martRows, type Scope } from './scope.ts'

const historyDays = 90
const reasonsShown = 3

export async function readWatchlist(scope: Scope): Promise<Section<Watchlist>> {
  const gap = gapFor(scope, 'Risk watchlist', { mart: 'risk_watchlist', needs: [needsBilling] })
  if (gap !== null) return gap
  const rows = await martRows(scope, 'risk_watchlist', {
    sql: (relation) => `select customer_id, customer_name, segment, owner_name, health_band, health_score,
      score_change_1d, score_change_28d, mrr_cents, arr_cents, days_to_renewal, rank,
      cast(renewal_date as varchar) as renewal_date, count(*) over () as total
      from ${relation} where as_of_date = cast($1 as date)
      order by rank, customer_id limit ${scope.limit}`,
    parameters: [scope.asOf],
  })
  const [first] = rows
  const ids = rows.map((row) => requiredText(row, 'customer_id'))
  const [reasons, history] = [await readReasons(scope, ids), await readHistory(scope, ids)]
  const entries = rows.map((row) => {
    const id = requiredText(row, 'customer_id')
    return watchlistEntry(row, reasons.get(id) ?? [], history.get(id) ?? [])
  })
  return present({ entries, total: first === undefined ? 0 : requiredNumber(first, 'total') })
}

function watchlistEntry(
  row: Row,
  reasons: readonly RiskReason[],
  history: readonly HealthDay[],
): WatchlistEntry {
  return {
    rank: requiredNumber(row, 'rank'),
    customerId: requiredText(row, 'customer_id'),
    name: plainText(requiredText(row, 'customer_name')),
    segment: text(row, 'segment'),
    owner: plainTextOrNull(row, 'owner_name'),
    band: bandOf(requiredText(row, 'health_band')),
    score: figureOf(number(row, 'health_score'), 'Too little data for a score.'),
    scoreChange1d: figureOf(number(row, 'score_change_1d'), 'No score the day before.'),
    scoreChange28d: figureOf(number(row, 'score_change_28d'), 'No score 28 days before.'),
    reasons: reasons.slice(0, reasonsShown),
    reasonCount: reasons.length,
    mrrCents: figureOf(number(row, 'mrr_cents'), 'Recurring revenue needs billing data.'),
    arrCents: figureOf(number(row, 'arr_cents'), 'Recurring revenue needs billing data.'),
    renewalDate: isoDate(row, 'renewal_date'),
    daysToRenewal: number(row, 'days_to_renewal'),
    history,
  }
}

export function plainTextOrNull(row: Row, column: string): string | null {
  const value = text(row, column)
  return value === null || value.trim() === '' ? null : plainText(value)
}

async function readReasons(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly RiskReason[]>> {
  if (ids.length === 0) return new Map()
  const rows = await martRows(scope, 'customer_health_reasons', {
    sql: (relation) => `select customer_id, measure, cast(value as double precision) as value,
      cast(threshold as double precision) as threshold, cast(points as double precision) as points
      from ${relation} where date = cast($1 as date) and customer_id in (${placeholders(ids, 2)})
      order by customer_id, points desc, measure`,
    parameters: [scope.asOf, ...ids],
  })
  return byCustomer(rows, (row) => ({
    measure: requiredText(row, 'measure'),
    value: number(row, 'value'),
    threshold: number(row, 'threshold'),
    points: requiredNumber(row, 'points'),
  }))
}

async function readHistory(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly HealthDay[]>> {
  if (ids.length === 0) return new Map()
  const rows = await martRows(scope, 'customer_health_daily', {
    sql: (relation) => `select customer_id, cast(date as varchar) as date,
      cast(health_score as double precision) as health_score, health_band
      from ${relation}
      where date between cast($1 as date) and cast($2 as date) and customer_id in (${placeholders(ids, 3)})
      order by customer_id, date`,
    parameters: [addDays(scope.asOf, 1 - historyDays), scope.asOf, ...ids],
  })
  return byCustomer(rows, (row) => ({
    date: isoDate(row, 'date') ?? '',
    score: number(row, 'health_score'),
    band: bandOf(requiredText(row, 'health_band')),
  }))
}

const placeholders = (values: readonly unknown[], from: number): string =>
  values.map((_, index) => `$${index + from}`).join(', ')

function byCustomer<T>(rows: readonly Row[], decode: (row: Row) => T): ReadonlyMap<string, readonly T[]> {
  const groups = grouped(rows, (row) => requiredText(row, 'customer_id'))
  return new Map([...groups].map(([id, group]) => [id, group.map(decode)]))
}
