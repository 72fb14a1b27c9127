import { cohortOffsets, type Cohorts } from '../brief/cohorts.ts'
import type { Coverage } from '../brief/coverage.ts'
import type { Expansion } from '../brief/expansion.ts'
import { movementCategories, type Retention, type Revenue } from '../brief/revenue.ts'
import type { Service } from '../brief/service.ts'
import { moment, month, quarter } from '../format/dates.ts'
import { duration } from '../format/durations.ts'
import { exactMoney, money } from '../format/money.ts'
import { count, percent } from '../format/numbers.ts'
import { categoryLabels, term } from '../format/vocabulary.ts'
import { escaped } from './escape.ts'
import { markdownTable } from './table.ts'

export function bridgeTable({ months, year }: Revenue, currency: string): string {
  const cells = (name: string, period: Revenue['year']): readonly string[] => [
    name,
    exactMoney(period.startingCents, currency),
    ...movementCategories.map((category) => exactMoney(period.movements[category], currency)),
    exactMoney(period.endingCents, currency),
  ]
  return markdownTable(
    ['Month', 'Starting', ...movementCategories.map((category) => categoryLabels[category]), 'Ending'],
    1,
    [
      ...months.slice(-12).map((it) => cells(month(it.to), it)),
      cells(`**${month(year.from)} to ${month(year.to)}**`, year),
    ],
  )
}

export function retentionTable(retention: Retention): string {
  return markdownTable(
    ['Segment', 'GRR', 'NRR', 'Customers', 'Churned', 'Logo churn'],
    1,
    [retention.total, ...retention.segments].map((it) => [
      escaped(term(it.slice)),
      percent(it.grr.value),
      percent(it.nrr.value),
      count(it.customersStart),
      count(it.customersChurned),
      percent(it.logoChurn.value),
    ]),
  )
}

export function cohortsTable({ cohorts }: Cohorts): string {
  const later = cohortOffsets.filter((offset) => offset > 0)
  return markdownTable(
    ['Cohort', 'Customers', ...later.map((offset) => `MRR after ${offset} m`)],
    1,
    cohorts.map((cohort) => [
      quarter(cohort.quarter),
      count(cohort.customers),
      ...later.map((offset) => {
        const cell = cohort.cells.find((it) => it.offset === offset)
        return cell === undefined ? '' : percent(cell.revenue, 0)
      }),
    ]),
  )
}

export function expansionTable({ customers }: Expansion, currency: string): string {
  if (customers.length === 0) return ''
  return markdownTable(
    ['Account', 'Evidence', 'Owner', 'MRR', 'Estimated uplift'],
    3,
    customers.map((customer) => [
      `**${escaped(customer.name)}**`,
      customer.signals.map((signal) => escaped(signal.evidence)).join('<br>'),
      escaped(customer.owner ?? 'no owner'),
      money(customer.mrrCents.value, currency),
      money(customer.upliftCents.value, currency),
    ]),
  )
}

export function slaTable({ lines }: Service): string {
  return markdownTable(
    ['Target', 'On time', 'Month before', 'Met', 'Breached', 'Running', 'Median', '90th percentile'],
    1,
    lines.map((line) => [
      line.slice === 'total' ? `**${escaped(term(line.metric))}**` : escaped(term(line.slice)),
      percent(line.adherence.value),
      percent(line.previousAdherence.value),
      count(line.met),
      count(line.breached),
      count(line.running),
      duration(line.p50Seconds.value),
      duration(line.p90Seconds.value),
    ]),
  )
}

export function coverageTable({ sources }: Coverage): string {
  return markdownTable(
    ['Source', 'Last arrival', 'Tables', 'Rows'],
    2,
    sources.map((source) => [
      escaped(term(source.source)),
      source.isPresent ? moment(source.lastSyncedAt) : 'not connected',
      `${source.presentTables} of ${source.tables.length}`,
      source.isPresent ? count(source.rowCount) : '–',
    ]),
  )
}
