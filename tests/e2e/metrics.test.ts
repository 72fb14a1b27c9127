import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import {
  decodeSemanticLayer,
  type MetricQuery,
  planQuery,
  queryScope,
  renderQuery,
  type SemanticLayer,
} from '@waypoint/semantics'
import type { Manifest } from '@waypoint/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtDemo } from './built-demo.ts'
import { runCli } from './run-cli.ts'

const dir = mkdtempSync(join(tmpdir(), 'waypoint-metrics-'))
const REFERENCE = fileURLToPath(new URL('../../docs/reference', import.meta.url))
const NOTHING: MetricQuery = {
  metrics: [],
  groupBy: [],
  where: [],
  start: null,
  end: null,
  orderBy: [],
  limit: null,
}

let instance: DuckDBInstance
let connection: DuckDBConnection
let layer: SemanticLayer

beforeAll(async () => {
  await builtDemo(1, dir)
  layer = decodeSemanticLayer(JSON.parse(readFileSync(join(dir, 'target/semantic_manifest.json'), 'utf8')))
  const [version = ''] = readdirSync(join(dir, 'published/versions')).filter((file) =>
    file.endsWith('.duckdb'),
  )
  instance = await DuckDBInstance.create(join(dir, 'published/versions', version), {
    access_mode: 'READ_ONLY',
  })
  connection = await instance.connect()
})

afterAll(() => {
  connection.closeSync()
  instance.closeSync()
  rmSync(dir, { recursive: true, force: true })
})

type Row = Readonly<Record<string, unknown>>

/** Figures as numbers, everything else as text. */
async function rows(sql: string): Promise<readonly Row[]> {
  const result = await connection.runAndReadAll(sql)
  return result
    .getRowObjectsJson()
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plain(cell)])))
}

function plain(cell: unknown): unknown {
  if (typeof cell !== 'string' && typeof cell !== 'number') return cell
  const number = Number(cell)
  return Number.isNaN(number) ? cell : number
}

/** Marts keep six decimals of a ratio. */
const about = (row: Row | undefined): Row =>
  Object.fromEntries(
    Object.entries(row ?? {}).map(([name, cell]) => [
      name,
      typeof cell === 'number' ? expect.closeTo(cell, 5) : cell,
    ]),
  )

function metricSql(query: Partial<MetricQuery>): string {
  return renderQuery(planQuery(layer, { ...NOTHING, ...query }), {
    layer,
    relationSql: ({ schema, alias }) => `"${schema}"."${alias}"`,
  })
}

const metric = (metrics: string, groupBy = '', more: Partial<MetricQuery> = {}): Promise<readonly Row[]> =>
  rows(metricSql({ metrics: metrics.split(','), groupBy: groupBy === '' ? [] : groupBy.split(','), ...more }))

test('the headline of the report is what the metrics say', async () => {
  const [position] = await rows(
    `select customers, paying_customers, mrr_cents as mrr, arr_cents as arr, at_risk_customers,
       at_risk_arr_cents as at_risk_arr, open_tickets, nrr_12m as nrr, grr_12m as grr
     from marts.customer_current_position`,
  )
  const [figures] = await metric(Object.keys(position ?? {}).join())
  expect(figures).toEqual(about(position))
  const { stdout } = await runCli(['report', '--format', 'json', '--dir', dir])
  const { headline } = JSON.parse(stdout)
  expect(headline).toMatchObject({
    customers: { value: figures?.['customers'] },
    payingCustomers: { value: figures?.['paying_customers'] },
    mrrCents: { value: figures?.['mrr'] },
    arrCents: { value: figures?.['arr'] },
    atRiskCustomers: { value: figures?.['at_risk_customers'] },
    atRiskArrCents: { value: figures?.['at_risk_arr'] },
    openTickets: { value: figures?.['open_tickets'] },
  })
})

/** Marts keep so many decimals of a mean. */
const rounded = (row: Row | undefined): Row => ({
  ...row,
  average_health_score: Number(row?.['average_health_score']).toFixed(2),
  average_churn_risk: Number(row?.['average_churn_risk']).toFixed(4),
})

test("today's line of the executive is what the metrics say", async () => {
  const [line] = await rows(
    `select customers, paying_customers, mrr_cents as mrr, arr_cents as arr, high_risk_customers as at_risk_customers,
       average_health_score, average_churn_risk_score as average_churn_risk, churn_risk_high_customers,
       expected_loss_cents as expected_loss, open_tickets
     from marts.executive_customer_health_kpis where period_type = 'today'`,
  )
  const [figures] = await metric(Object.keys(line ?? {}).join())
  expect(rounded(figures)).toEqual(rounded(line))
})

test.each([
  [
    'revenue_kpis',
    [
      'mrr,arr,paying_customers,new_paying_customers,quick_ratio,gross_mrr_churn,logo_churn_monthly,acquisition_spend',
      'month',
    ],
    `select cast(month as varchar) as month, mrr_cents as mrr, arr_cents as arr, paying_customers, new_customers as new_paying_customers,
       quick_ratio, gross_mrr_churn, logo_churn as logo_churn_monthly, acquisition_spend_cents as acquisition_spend
     from marts.revenue_kpis where dimension = 'total' and month >= '2020-02-01' order by 1`,
  ],
  [
    'mrr_waterfall',
    ['new_mrr,expansion_mrr,contraction_mrr,churned_mrr,mrr', 'segment,month'],
    `select slice as segment, cast(month as varchar) as month, new_mrr_cents as new_mrr,
       expansion_mrr_cents as expansion_mrr, contraction_mrr_cents as contraction_mrr,
       churn_mrr_cents as churned_mrr, ending_mrr_cents as mrr
     from marts.mrr_waterfall where dimension = 'segment' and basis = 'event' and month >= '2020-02-01' and ending_mrr_cents > 0 order by 1, 2`,
  ],
  [
    'nrr_summary',
    ['nrr,grr,logo_churn,nrr_monthly', 'segment,month'],
    `select year.slice as segment, cast(year.month as varchar) as month, year.nrr, year.grr, year.logo_churn, single.nrr as nrr_monthly
     from marts.nrr_summary as year
     join marts.nrr_summary as single using (dimension, slice, month)
     where year.window_months = 12 and single.window_months = 1 and dimension = 'segment' and month >= '2020-02-01' order by 1, 2`,
  ],
  [
    'sla_adherence',
    ['sla_adherence,first_replies_in_time,first_replies_decided', 'month'],
    `select cast(month as varchar) as month, adherence as sla_adherence, met as first_replies_in_time, met + breached as first_replies_decided
     from marts.sla_adherence where dimension = 'total' and metric = 'first_reply_time' and month >= '2020-02-01' order by 1`,
  ],
  [
    'rpt_active_users',
    ['dau,wau,mau', 'month'],
    `select cast(date_trunc('month', date) as date)::varchar as month, dau, wau, mau from marts.rpt_active_users
     where dimension = 'total' and date >= '2020-02-01' and (date = last_day(date) or date = (select max(date) from marts.rpt_active_users))
     order by 1`,
  ],
  [
    'win_rates',
    ['win_rate,win_rate_by_amount', 'month'],
    `select cast(month as varchar) as month, win_rate, win_rate_by_amount from marts.win_rates
     where dimension = 'total' and window_months = 1 and month >= '2020-02-01' order by 1`,
  ],
  [
    'rpt_marketing_roi',
    [
      'channel_spend,attributed_customers,attributed_mrr,channel_cac,roas,marketing_roi,channel_payback_months',
      'marketing_channel,month',
    ],
    `select channel as marketing_channel, cast(month as varchar) as month, spend_cents as channel_spend,
       new_customers as attributed_customers, new_mrr_cents as attributed_mrr, cac_cents as channel_cac, roas, roi as marketing_roi, payback_months as channel_payback_months
     from marts.rpt_marketing_roi where month >= '2020-02-01' order by 1, 2`,
  ],
  [
    'fct_revenue',
    ['committed_mrr,scheduled_churn,recognized_revenue,invoiced_amount,paid_amount', 'month'],
    `select cast(revenue.month as varchar) as month, committed.committed_mrr, committed.scheduled_churn,
       sum(recognized_cents) as recognized_revenue, sum(invoiced_cents) as invoiced_amount, sum(paid_cents) as paid_amount
     from marts.fct_revenue as revenue
     join (select month, sum(committed_mrr_cents) as committed_mrr, sum(scheduled_churn_cents) as scheduled_churn
           from marts.committed_mrr group by month) as committed using (month)
     where month >= '2020-02-01' group by all order by 1`,
  ],
  [
    'executive_customer_health_kpis',
    [
      'customers_with_known_health,at_risk_customers,mrr,open_tickets,devices,online_devices,device_uptime,locations,active_locations,location_activity',
      'month',
    ],
    `select cast(month as varchar) as month, counted_customers - insufficient_data_customers as customers_with_known_health,
       high_risk_customers as at_risk_customers, mrr_cents as mrr, open_tickets, devices, online_devices, device_uptime,
       locations, active_locations, location_activity
     from marts.executive_customer_health_kpis where period_type = 'month' and month >= '2020-02-01' order by 1`,
  ],
  [
    'deal_velocity',
    ['velocity_open_deals', 'month'],
    `select cast(month as varchar) as month, open_count as velocity_open_deals from marts.deal_velocity
     where dimension = 'total' and window_months = 12 and month >= '2020-02-01' order by 1`,
  ],
] as const)('%s has the figures of the metrics', async (_mart, [metrics, groupBy], sql) => {
  const figures = await metric(metrics, groupBy, { start: '2020-02-01' })
  expect(figures.length).toBeGreaterThan(5)
  expect(figures).toEqual((await rows(sql)).map(about))
})

test('every metric can be asked for, and additive ones add up by each of their dimensions', async () => {
  for (const [name, definition] of layer.metrics) {
    const { shared } = queryScope(layer, [definition])
    const time = shared.get('metric_time')?.grain === 'quarter' ? 'quarter' : 'month'
    const [figure] = planQuery(layer, { ...NOTHING, metrics: [name], groupBy: [time] }).figures
    await metric(name, time)
    if (figure?.additivity === 'none') continue
    const groups = [...shared.values()].filter(
      ({ kind, joins }) => kind === 'categorical' && joins.length <= 1,
    )
    const [first] = groups
    if (
      first === undefined ||
      planQuery(layer, { ...NOTHING, metrics: [name], groupBy: [time] }).parts.some(
        (part) => part.shift !== null,
      )
    )
      continue
    const [total] = await metric(name)
    const parts = await metric(name, first.name)
    const sum = parts.reduce((left, row) => left + Number(row[name] ?? 0), 0)
    expect(sum, `${name} by ${first.name}`).toBeCloseTo(Number(total?.[name] ?? 0), 2)
  }
})

test('a column is followed to the rows of billing, and no further', async () => {
  const { stdout } = await runCli(['lineage', 'nrr_summary.nrr', '--up', '--json', '--dir', dir])
  const { upstream } = JSON.parse(stdout) as { readonly upstream: readonly { readonly name: string }[] }
  const names = upstream.map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining([
      'fct_mrr_daily.mrr_cents',
      'raw_stripe.subscription_history.status',
      'raw_stripe.price.unit_amount',
      'raw_finance.fx_rate.rate_to_usd',
    ]),
  )
  expect(names).not.toContain('raw_zendesk.ticket.status')
})

test('readers find every column described, and no column described that is not there', async () => {
  const { nodes } = JSON.parse(readFileSync(join(dir, 'target/manifest.json'), 'utf8')) as Manifest
  const described = Object.values(nodes)
    .filter((node) => node.resource_type === 'model')
    .flatMap((node) =>
      Object.values(node.columns)
        .filter((column) => (column.description ?? '') !== '')
        .map((column) => `${node.schema}.${node.alias}.${column.name}`.toLowerCase()),
    )
  const published = await rows(
    `select lower(concat_ws('.', schema_name, table_name, column_name)) as name from duckdb_columns() where not internal`,
  )
  const names = published.map((row) => String(row['name']))
  const tables = new Set(names.map(tableOf))
  expect(names.filter((name) => !described.includes(name))).toEqual([])
  expect(described.filter((name) => tables.has(tableOf(name)) && !names.includes(name))).toEqual([])
})

const tableOf = (column: string): string => column.slice(0, column.lastIndexOf('.'))

test('docs/reference says what the project is now; `npm run docs:reference` writes it', async () => {
  const output = join(dir, 'reference')
  await runCli(['docs', 'reference', '--dir', dir, '--output', output])
  const stale = readdirSync(output).filter(
    (name) => readFileSync(join(REFERENCE, name), 'utf8') !== readFileSync(join(output, name), 'utf8'),
  )
  expect(stale, 'npm run docs:reference writes them').toEqual([])
})
