import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { furtherSourceNames, simulate } from '@waypoint/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MARKETING_DIFFERENCES } from '../reconciliation/marketing-differences.ts'
import { AnalyticsWarehouse } from './analytics-warehouse.ts'
import { runCli } from './run-cli.ts'
import { deviceDifferences, renamingDifferences, sessionDifferences } from './simulated-usage.ts'
import { makeUnseen } from './unseen-extracts.ts'

const EXTRACTS = fileURLToPath(new URL('../../../shared/extracts', import.meta.url))
const created: AnalyticsWarehouse[] = []

function warehouse(from?: AnalyticsWarehouse): AnalyticsWarehouse {
  const made = new AnalyticsWarehouse(from)
  created.push(made)
  return made
}

afterAll(() => {
  for (const each of created) each.remove()
})

async function run({ dir }: AnalyticsWarehouse, ...args: readonly string[]): Promise<string> {
  const result = await runCli([...args, '--dir', dir])
  expect(result.exitCode, result.stdout.slice(-3000) + result.stderr).toBe(0)
  return result.stdout
}

/** The sources that data_coverage calls missing. */
async function missingSources(built: AnalyticsWarehouse): Promise<readonly unknown[]> {
  const rows = await built.query(
    `select source_system from marts.data_coverage
    group by 1 having not bool_or(is_present) and bool_and(consequence is not null) order by 1`,
  )
  return rows.map(([source]) => source)
}

const STAGING = { select: ['+path:models/staging', '+int_identity__records', '+data_coverage'] }

/** Builds without the project's checks, and works out every value of every staging view. */
async function buildAndRead(
  some: AnalyticsWarehouse,
  part: { readonly select?: readonly string[] },
): Promise<void> {
  expect(await some.invoke('build', { excludeResourceTypes: ['test', 'unit_test'], ...part })).toBe('')
  const views = await some.query(
    "select view_name from duckdb_views() where schema_name = 'staging' order by 1",
  )
  expect(views.length).toBeGreaterThan(150)
  await some.query(
    views.map(([view]) => `select bit_xor(hash(v)) from staging."${String(view)}" as v`).join(';\n'),
  )
}

const REAL = ['google_ads', 'hubspot', 'iterable', 'linkedin_ads', 'meta_ads', 'salesforce', 'zendesk']
const SIMULATED = [...REAL, 'app', 'finance', 'segment', 'stripe'].toSorted()

/** Chosen so that of any two sources each is there alone, both are, and neither is. */
const combinations = (): readonly (readonly string[])[] => {
  const factors = SIMULATED.filter((source) => source !== 'finance')
  const members = [0, 1, 2, 3, 4].flatMap((a) =>
    [0, 1, 2, 3, 4].flatMap((b) => [0, 1, 2, 3, 4].filter((c) => a < b && b < c).map((c) => [a, b, c])),
  )
  const chosen = [0, 1, 2, 3, 4].map((row) => factors.filter((_, index) => members[index]?.includes(row)))
  return [[], ...chosen.map((sources) => (sources.includes('stripe') ? [...sources, 'finance'] : sources))]
}

describe.skipIf(!existsSync(EXTRACTS))('extracts of real accounts, which nobody here wrote', () => {
  const real = warehouse()
  let loaded = ''

  beforeAll(async () => {
    loaded = await run(real, 'extract', EXTRACTS)
  })

  test('every file of every source loads without a schema made by hand', () => {
    expect(loaded).toMatch(/Loaded [\d,]+ rows of 142 tables/)
    expect(loaded).not.toContain('could not be read')
  })

  test('all sources together build, pass their checks, are published and reported', async () => {
    const all = warehouse(real)
    await run(all, 'build')
    await run(all, 'publish')
    expect(await run(all, 'report')).toContain('Stripe is not connected')
    expect(await missingSources(all)).toEqual(['app', 'finance', 'segment', 'stripe'])
  })

  test('files that have a header and no rows load, and their staging has its columns', async () => {
    const empty = warehouse()
    const folder = join(empty.dir, 'headers/zendesk')
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(join(EXTRACTS, 'zendesk'))) {
      const [header = ''] = readFileSync(join(EXTRACTS, 'zendesk', name), 'utf8').split('\n')
      writeFileSync(join(folder, name), `${header}\n`)
    }
    await run(empty, 'extract', folder)
    const staging = { select: ['path:models/staging/zendesk'], indirectSelection: 'cautious' } as const
    expect(await empty.invoke('build', staging)).toBe('')
    const [[tickets] = []] = await empty.query('select count(*) from staging.stg_zendesk__ticket')
    expect(Number(tickets)).toBe(0)
  })

  test('neither do they trip over missing, empty and changed tables and columns', async () => {
    const unseen = warehouse(real)
    await makeUnseen(unseen, { seed: 7, sources: REAL })
    await buildAndRead(unseen, STAGING)
    expect(await missingSources(unseen)).toEqual(['app', 'finance', 'segment', 'stripe'])
  })
})

describe('the simulated company with some of its sources', () => {
  const simulated = warehouse()

  beforeAll(async () => {
    await simulate({
      scale: 'small',
      seed: 1,
      customerCount: 12,
      months: 14,
      sources: furtherSourceNames,
      output: { kind: 'duckdb', warehouse: simulated.file, truth: join(simulated.dir, 'truth.duckdb') },
    })
  })

  test('billing and sales alone: builds, passes its checks, and names what is missing', async () => {
    const some = warehouse(simulated)
    await run(some, 'build', '--vars', '{sources: [stripe, finance, salesforce]}')
    const health = `select health_band, count(*) > 0, max(data_coverage) < 0.5, count(health_score)
      from marts.customer_health_daily group by 1`
    expect(await some.query(health)).toEqual([['insufficient_data', true, true, '0']])
    await run(some, 'publish')
    const report = await run(some, 'report')
    for (const source of ['App database', 'Zendesk']) expect(report).toContain(source)
    expect(await missingSources(some)).toEqual(
      SIMULATED.filter((source) => !['stripe', 'finance', 'salesforce'].includes(source)),
    )
  })

  test('the product, Segment and HubSpot alone: sessions, names, devices and tickets are as they were', async () => {
    const some = warehouse(simulated)
    const marts = [
      'fct_events',
      'fct_sessions',
      'fact_device_health_daily',
      'sla_adherence',
      'support_backlog_daily',
    ]
    const part = { select: marts.map((mart) => `+${mart}`), vars: { sources: ['app', 'hubspot', 'segment'] } }
    expect(await some.invoke('build', { excludeResourceTypes: ['test', 'unit_test'], ...part })).toBe('')
    expect(await some.query(sessionDifferences)).toEqual([])
    const truth = join(simulated.dir, 'truth.duckdb')
    expect(await some.query(deviceDifferences(truth))).toEqual([])
    expect(await some.query(renamingDifferences(truth))).toEqual([])
    expect(
      await some.query(`select
        (select count(*) from marts.fct_tickets) = (select count(*) from raw_hubspot.ticket where not is_deleted),
        (select count(*) from marts.fct_tickets where not is_open and full_resolution_calendar_seconds is null),
        (select count(*) from marts.sla_adherence),
        (select last(backlog order by date) from marts.support_backlog_daily where dimension = 'total')
          = (select count(*) from marts.fct_tickets where is_open)`),
    ).toEqual([[true, '0', '0', true]])
  })

  test('every source: spend, mails and the ways of customers are what vendors and the truth know of them', async () => {
    const all = warehouse(simulated)
    const select = ['+fct_touchpoints', '+fct_ad_performance_daily', '+fct_email_engagement_daily']
    expect(await all.invoke('build', { excludeResourceTypes: ['test', 'unit_test'], select })).toBe('')
    const attach = `attach '${join(simulated.dir, 'truth.duckdb')}' as truth (read_only)`
    for (const { figure, sql } of MARKETING_DIFFERENCES) {
      expect({ figure, rows: await all.query(`${attach}; ${sql}`) }).toEqual({ figure, rows: [] })
    }
    const [[touches] = []] = await all.query('select count(customer_id) from marts.fct_touchpoints')
    expect(Number(touches)).toBeGreaterThan(100)
  })

  test.each(combinations().map((sources, index) => ({ sources, index })))(
    '$sources, with tables and columns missing, added and changed',
    async ({ sources, index }) => {
      const some = warehouse(simulated)
      await makeUnseen(some, { seed: index, sources })
      // The whole project on nothing, staging and identity on some of the sources.
      await buildAndRead(some, index === 0 ? {} : STAGING)
      expect(await missingSources(some)).toEqual(SIMULATED.filter((source) => !sources.includes(source)))
    },
  )
})
