import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { decodeSemanticLayer, planQuery, renderQuery, type SemanticLayer } from '@waypoint/semantics'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharedDemo } from './built-demo.ts'

/** Tables that the headlines of report and app are read from: of each column that is a figure, the metric. */
interface Headline {
  readonly mart: string
  readonly rows: string
  readonly groupBy?: string
  readonly figures: Readonly<Record<string, string>>
  /** Numbers that are no figures but say what the row is about. */
  readonly keys?: readonly string[]
  /** From the first month that has one before it. */
  readonly since?: string
}

const retention = (window: number, suffix: string): Headline => ({
  mart: 'nrr_summary',
  rows: `dimension = 'total' and window_months = ${window}`,
  groupBy: 'month',
  since: '2020-02-01',
  keys: ['window_months'],
  figures: {
    starting_mrr_cents: `starting_mrr_of_retention${suffix}`,
    retained_mrr_cents: `retained_mrr${suffix}`,
    gross_retained_mrr_cents: `gross_retained_mrr${suffix}`,
    customers_start: `customers_at_start${suffix}`,
    customers_churned: `customers_lost${suffix}`,
    nrr: `nrr${suffix}`,
    grr: `grr${suffix}`,
    logo_churn: `logo_churn${suffix}`,
  },
})

const promises = (promise: string, figures: Readonly<Record<string, string>>): Headline => ({
  mart: 'sla_adherence',
  rows: `dimension = 'total' and metric = '${promise}'`,
  groupBy: 'month',
  since: '2020-02-01',
  figures,
})

const HEADLINES: readonly Headline[] = [
  {
    mart: 'customer_current_position',
    rows: 'true',
    figures: {
      customers: 'customers',
      paying_customers: 'paying_customers',
      at_risk_customers: 'at_risk_customers',
      at_risk_arr_cents: 'at_risk_arr',
      expansion_customers: 'expansion_customers',
      estimated_uplift_cents: 'estimated_uplift',
      open_tickets: 'open_tickets',
      mrr_cents: 'mrr',
      arr_cents: 'arr',
      nrr_12m: 'nrr',
      grr_12m: 'grr',
      sla_first_reply_adherence_14d: 'sla_first_reply_adherence_14d',
    },
    // By day and by month, of the metrics at_risk_customers and mrr_change; compared below.
    keys: ['at_risk_customers_previous_day', 'mrr_change_mtd_cents'],
  },
  {
    mart: 'executive_customer_health_kpis',
    rows: "period_type = 'today'",
    figures: {
      customers: 'customers',
      paying_customers: 'paying_customers',
      counted_customers: 'counted_customers',
      healthy_customers: 'healthy_customers',
      high_risk_customers: 'at_risk_customers',
      healthy_share: 'healthy_share',
      high_risk_share: 'at_risk_share',
      average_health_score: 'average_health_score',
      churn_risk_high_customers: 'churn_risk_high_customers',
      churn_risk_medium_customers: 'churn_risk_medium_customers',
      churn_risk_low_customers: 'churn_risk_low_customers',
      average_churn_risk_score: 'average_churn_risk',
      expected_loss_cents: 'expected_loss',
      mrr_cents: 'mrr',
      arr_cents: 'arr',
      high_risk_mrr_cents: 'at_risk_mrr',
      average_mrr_cents: 'arpa',
      open_tickets: 'open_tickets',
    },
    // Bands are counted_customers by health_band, unknown risks what the others leave, and ARR is twelve times MRR;
    // figures of devices and locations, which this demo lacks, are compared where there are some.
    keys: [
      'watch_customers',
      'at_risk_customers',
      'critical_customers',
      'insufficient_data_customers',
      'churn_risk_unknown_customers',
      'average_arr_cents',
      'devices',
      'online_devices',
      'device_uptime',
      'locations',
      'active_locations',
      'location_activity',
    ],
  },
  {
    mart: 'revenue_kpis',
    rows: "dimension = 'total'",
    groupBy: 'month',
    since: '2020-02-01',
    figures: {
      mrr_cents: 'mrr',
      arr_cents: 'arr',
      paying_customers: 'paying_customers',
      new_customers: 'new_paying_customers',
      acquisition_spend_cents: 'acquisition_spend',
      quick_ratio: 'quick_ratio',
      gross_mrr_churn: 'gross_mrr_churn',
      net_mrr_churn: 'net_mrr_churn',
      logo_churn: 'logo_churn_monthly',
      arpa_cents: 'arpa',
      ltv_cents: 'ltv',
      cac_cents: 'cac',
      paid_cac_cents: 'paid_cac',
      cac_payback_months: 'cac_payback_months',
    },
    keys: ['acquisition_lag_days'],
  },
  {
    mart: 'mrr_waterfall',
    rows: "dimension = 'total' and basis = 'event'",
    groupBy: 'month',
    since: '2020-02-01',
    figures: {
      starting_mrr_cents: 'starting_mrr',
      new_mrr_cents: 'new_mrr',
      reactivation_mrr_cents: 'reactivation_mrr',
      expansion_mrr_cents: 'expansion_mrr',
      contraction_mrr_cents: 'contraction_mrr',
      churn_mrr_cents: 'churned_mrr',
      fx_mrr_cents: 'fx_mrr',
      ending_mrr_cents: 'mrr',
    },
  },
  retention(12, ''),
  retention(3, '_quarterly'),
  retention(1, '_monthly'),
  promises('first_reply_time', {
    met: 'first_replies_in_time',
    breached: 'first_replies_decided - first_replies_in_time',
    running: 'promises_running',
    adherence: 'sla_adherence',
    p50_seconds: 'median_first_reply_seconds',
    p90_seconds: 'p90_first_reply_seconds',
  }),
  promises('full_resolution_time', {
    met: 'resolutions_in_time',
    breached: 'resolutions_decided - resolutions_in_time',
    running: 'promises_running',
    adherence: 'sla_resolution_adherence',
    p50_seconds: 'median_resolution_seconds',
    p90_seconds: 'p90_resolution_seconds',
  }),
]

let instance: DuckDBInstance
let connection: DuckDBConnection
let layer: SemanticLayer

beforeAll(async () => {
  const dir = await sharedDemo(1)
  layer = decodeSemanticLayer(JSON.parse(readFileSync(join(dir, 'target/semantic_manifest.json'), 'utf8')))
  const { file } = JSON.parse(readFileSync(join(dir, 'published/current.json'), 'utf8'))
  instance = await DuckDBInstance.create(join(dir, 'published', file), { access_mode: 'READ_ONLY' })
  connection = await instance.connect()
})

afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

type Row = Readonly<Record<string, string | number | null>>

const rows = async (sql: string): Promise<readonly Row[]> =>
  (await connection.runAndReadAll(sql)).getRowObjectsJson() as readonly Row[]

function metricSql(metrics: readonly string[], groupBy: readonly string[], where: readonly string[]): string {
  const [start, end, limit] = [null, null, null]
  return renderQuery(planQuery(layer, { metrics, groupBy, where, start, end, orderBy: [], limit }), {
    layer,
    relationSql: ({ schema, alias }) => `"${schema}"."${alias}"`,
  })
}

/** Up to what a table rounds to: cents, or so many decimals. */
function near(value: Row[string] = null, expected: Row[string] = null): boolean {
  if (value === null || expected === null) return value === expected
  const decimals = String(expected).split('.')[1]?.length ?? 0
  const tolerance = Math.max(0.5 * 10 ** -decimals, 1e-9 * Math.abs(Number(expected)))
  return Math.abs(Number(value) - Number(expected)) <= 1.000001 * tolerance
}

test.each(HEADLINES)('$mart, $rows: each figure is a metric', async (headline) => {
  const { mart, rows: which, groupBy, figures, keys = [], since } = headline
  const numbers = await rows(
    `select column_name from information_schema.columns where table_schema = 'marts' and table_name = '${mart}'
       and (data_type in ('BIGINT', 'INTEGER', 'DOUBLE', 'HUGEINT') or data_type like 'DECIMAL%')`,
  )
  expect(new Set(numbers.map((row) => row['column_name']))).toEqual(
    new Set([...Object.keys(figures), ...keys]),
  )
  const expressions = Object.values(figures)
  const names = [...new Set(expressions.flatMap((text) => text.split(' - ')))]
  const only = /metric = '(\w+)'/.exec(which)?.[1]
  const running = only === undefined ? [] : ['promises_running']
  const own = metricSql(
    names.filter((name) => !running.includes(name)),
    groupBy === undefined ? [] : [groupBy],
    [],
  )
  const promised =
    only === undefined
      ? ''
      : `left join (${metricSql(running, ['month'], [`promise = '${only}'`])}) using (month)`
  const asked = await rows(
    `select ${groupBy === undefined ? '' : 'cast(month as varchar) as month, '}${Object.entries(figures)
      .map(([column, expression]) => `${expression} as ${column}`)
      .join(', ')} from (${own}) ${promised}
     ${since === undefined ? '' : `where month >= date '${since}'`} order by all`,
  )
  const kept = await rows(
    `select ${groupBy === undefined ? '' : 'cast(month as varchar) as month, '}${Object.keys(figures).join(', ')}
     from marts.${mart} where ${which} ${since === undefined ? '' : `and month >= date '${since}'`} order by all`,
  )
  expect(asked.length).toBe(kept.length)
  const differences = kept.flatMap((row, index) =>
    Object.keys(figures)
      .filter((column) => !near(asked[index]?.[column], row[column]))
      .map((column) => ({ month: row['month'], column, kept: row[column], asked: asked[index]?.[column] })),
  )
  expect(differences).toEqual([])
})

test('the day before and the month so far are the same metrics by day and by month', async () => {
  const [position] = await rows('select * from marts.customer_current_position')
  const days = await rows(`from (${metricSql(['at_risk_customers'], ['day'], [])}) order by 1 desc limit 2`)
  const months = await rows(`from (${metricSql(['mrr_change'], ['month'], [])}) order by 1 desc limit 1`)
  expect(Number(days[1]?.['at_risk_customers'])).toBe(Number(position?.['at_risk_customers_previous_day']))
  expect(Number(months[0]?.['mrr_change'])).toBe(Number(position?.['mrr_change_mtd_cents']))
})
