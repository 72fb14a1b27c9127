import type { Value } from '../../../api/value.ts'
import type { CohortMapCell } from '../../../charts/cohort-map.tsx'

export type CohortRow = Value<'/revenue/cohorts'>['rows'][number]

interface CellOptions {
  readonly share: 'revenue' | 'accounts'
  readonly grain: 'quarter' | 'month'
  /** Writes the first month of a cohort. */
  readonly text: (month: string) => string
}

interface Sum {
  readonly start: string
  readonly offset: number
  members: number
  customers: number
  starting: number
  keptCustomers: number
  kept: number
}

/** Cohorts of a month, or of a quarter: then only as far as every month of it has come. */
export function cohortCells(
  rows: readonly CohortRow[],
  { share, grain, text }: CellOptions,
): readonly CohortMapCell[] {
  const sums = new Map<string, Sum>()
  const months = new Map<string, Set<string>>()
  for (const row of rows.filter(({ isCompleteMonth }) => isCompleteMonth)) {
    const start = startOf(row.cohortMonth, grain)
    const key = `${start} ${row.monthOffset}`
    const sum = sums.get(key) ?? {
      start,
      offset: row.monthOffset,
      members: 0,
      customers: 0,
      starting: 0,
      keptCustomers: 0,
      kept: 0,
    }
    sum.members += 1
    sum.customers += row.cohortCustomers
    sum.starting += row.startingMrrCents
    sum.keptCustomers += row.retainedCustomers
    sum.kept += row.retainedMrrCents
    sums.set(key, sum)
    months.set(start, (months.get(start) ?? new Set()).add(row.cohortMonth))
  }
  return [...sums.values()]
    .filter((sum) => sum.members === months.get(sum.start)?.size && sum.starting > 0)
    .toSorted((left, right) => left.start.localeCompare(right.start) || left.offset - right.offset)
    .map((sum) => ({
      cohort: text(sum.start),
      start: sum.start,
      customers: sum.customers,
      offset: sum.offset,
      share: share === 'revenue' ? sum.kept / sum.starting : sum.keptCustomers / sum.customers,
    }))
}

/** Over all cohorts that have come that far. */
export function keptAfter(
  rows: readonly CohortRow[],
  offset: number,
): { readonly accounts: number; readonly revenue: number } | undefined {
  const reached = rows.filter((row) => row.isCompleteMonth && row.monthOffset === offset)
  const sum = (value: (row: CohortRow) => number): number =>
    reached.reduce((total, row) => total + value(row), 0)
  const customers = sum((row) => row.cohortCustomers)
  const starting = sum((row) => row.startingMrrCents)
  if (customers === 0 || starting === 0) return undefined
  return {
    accounts: sum((row) => row.retainedCustomers) / customers,
    revenue: sum((row) => row.retainedMrrCents) / starting,
  }
}

function startOf(month: string, grain: 'quarter' | 'month'): string {
  if (grain === 'month') return month
  const first = Math.floor((Number(month.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${month.slice(0, 5)}${String(first).padStart(2, '0')}-01`
}
