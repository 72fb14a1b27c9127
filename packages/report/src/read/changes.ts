import type { AccountChange, Changes } from '../brief/changes.ts'
import { figureOf } from '../brief/figure.ts'
import { plainText } from '../format/plain-text.ts'
import { bandOf } from './bands.ts'
import { isoDate, number, requiredNumber, requiredText, text } from './cell.ts'
import { findMarts } from './marts.ts'
import type { Query, Row } from './query.ts'
import { martRows, type Scope } from './scope.ts'

/** The version published before, opened beside the one that is reported. */
export interface PreviousVersion {
  readonly query: Query
  readonly id: string
  readonly publishedAt: string
}

type Reader = Pick<Scope, 'query' | 'marts'>

const movesShown = 5
const noticeable = 5
const restatementDays = 28

/** What differs from the version before; nothing where one of the two has no scores. */
export async function readChanges(scope: Scope, previous: PreviousVersion): Promise<Changes | null> {
  const before: Reader = { query: previous.query, marts: await findMarts(previous.query) }
  const [rowsBefore, rowsNow] = [await accounts(before), await accounts(scope)]
  const asOf = rowsBefore[0] === undefined ? null : isoDate(rowsBefore[0], 'as_of')
  if (asOf === null || rowsNow.length === 0) return null
  const changes = compared(rowsBefore, rowsNow)
  const entered = changes.filter((it) => risky(it, 'now') && !risky(it, 'before'))
  const left = changes.filter((it) => risky(it, 'before') && !risky(it, 'now'))
  const others = changes.filter((it) => risky(it, 'now') === risky(it, 'before'))
  return {
    previous: { id: previous.id, publishedAt: previous.publishedAt, asOf },
    newlyAtRisk: entered.map(({ account }) => account),
    recovered: left.filter(({ row }) => isPaying(row.now)).map(({ account }) => account),
    lost: left.filter(({ row }) => !isPaying(row.now)).map(({ account }) => account),
    moves: others
      .filter(({ size, row }) => size >= noticeable && isPaying(row.now))
      .toSorted((one, other) => other.size - one.size)
      .slice(0, movesShown)
      .map(({ account }) => account),
    mrrBeforeCents: figureOf(await mrrOn(before, asOf), 'The version before has no ledger.'),
    mrrNowCents: figureOf(await mrrOn(scope, scope.asOf), 'This version has no ledger.'),
    mrrRestatedCents: figureOf(await mrrOn(scope, asOf), 'The ledger does not reach that day.'),
    restatedCustomers: await restatedCustomers(before, scope, asOf),
  }
}

/** Every customer of the last day. */
function accounts(reader: Reader): Promise<readonly Row[]> {
  return martRows(reader, 'customer_health_scores', {
    sql: (
      relation,
    ) => `select customer_id, customer_name, health_band, risk_band, health_score, mrr_cents, arr_cents,
      is_paying, cast(as_of_date as varchar) as as_of from ${relation} order by customer_id`,
  })
}

interface Compared {
  readonly row: { readonly before: Row | undefined; readonly now: Row | undefined }
  readonly account: AccountChange
  /** Points by which the score moved, up or down. */
  readonly size: number
}

const isPaying = (row: Row | undefined): boolean => row !== undefined && number(row, 'is_paying') === 1

const isAtRisk = (row: Row | undefined): boolean =>
  row !== undefined && isPaying(row) && text(row, 'risk_band') === 'high'

const risky = ({ row }: Compared, side: 'before' | 'now'): boolean => isAtRisk(row[side])

const byId = (rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [requiredText(row, 'customer_id'), row]))

/** Most ARR first. */
function compared(rowsBefore: readonly Row[], rowsNow: readonly Row[]): readonly Compared[] {
  const [before, now] = [byId(rowsBefore), byId(rowsNow)]
  return [...new Set([...before.keys(), ...now.keys()])]
    .map((id) => comparedAccount(before.get(id), now.get(id)))
    .toSorted(
      (one, other) =>
        other.account.arrCents - one.account.arrCents ||
        one.account.customerId.localeCompare(other.account.customerId),
    )
}

function comparedAccount(before: Row | undefined, now: Row | undefined): Compared {
  const either = now ?? before ?? {}
  const [scoreBefore, scoreNow] = [before, now].map((row) =>
    row === undefined ? null : number(row, 'health_score'),
  )
  return {
    row: { before, now },
    account: {
      customerId: requiredText(either, 'customer_id'),
      name: plainText(text(either, 'customer_name') ?? requiredText(either, 'customer_id')),
      bandBefore: bandOf(before === undefined ? '' : requiredText(before, 'health_band')),
      bandNow: bandOf(now === undefined ? '' : requiredText(now, 'health_band')),
      scoreBefore: figureOf(scoreBefore ?? null, 'No score in the version before.'),
      scoreNow: figureOf(scoreNow ?? null, 'No score in this version.'),
      arrCents: isPaying(now)
        ? requiredNumber(either, 'arr_cents')
        : (number(before ?? {}, 'arr_cents') ?? 0),
    },
    size:
      scoreBefore === null || scoreBefore === undefined || scoreNow === null || scoreNow === undefined
        ? 0
        : Math.abs(scoreNow - scoreBefore),
  }
}

async function mrrOn(reader: Reader, day: string): Promise<number | null> {
  const [row] = await martRows(reader, 'fct_mrr_daily', {
    sql: (relation) =>
      `select cast(sum(mrr_cents) as bigint) as mrr from ${relation} where date = cast($1 as date)`,
    parameters: [day],
  })
  return row === undefined ? null : number(row, 'mrr')
}

/** One number per customer of its scores in the weeks up to the version before, in each of the two. */
async function restatedCustomers(before: Reader, now: Reader, asOf: string): Promise<number> {
  const [then, since] = await Promise.all(
    [before, now].map((reader) =>
      martRows(reader, 'customer_health_daily', {
        sql: (
          relation,
        ) => `select customer_id, cast(bit_xor(hash(date, health_score)) as varchar) as scores from ${relation}
          where date > cast($1 as date) - ${restatementDays} and date <= cast($1 as date) group by customer_id`,
        parameters: [asOf],
      }),
    ),
  )
  const known = new Map((since ?? []).map((row) => [requiredText(row, 'customer_id'), text(row, 'scores')]))
  return (then ?? []).filter((row) => known.get(requiredText(row, 'customer_id')) !== text(row, 'scores'))
    .length
}
