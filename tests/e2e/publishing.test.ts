import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtDemo, sharedDemo } from './built-demo.ts'
import { type CliResult, runCli } from './run-cli.ts'

const ANALYTICS = fileURLToPath(new URL('../../analytics', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'waypoint-publishing-'))
const waypoint = (...args: string[]): Promise<CliResult> => runCli([...args, '--dir', dir])

beforeAll(() => builtDemo(1, dir))

afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** The warehouse, whole and checked, of a company whose figures are others. */
async function becomeAnotherCompany(): Promise<void> {
  const other = await sharedDemo(20)
  for (const part of ['warehouse.duckdb', 'target'])
    cpSync(join(other, part), join(dir, part), { recursive: true })
}

interface Versions {
  readonly current: string
  readonly versions: readonly {
    readonly version: string
    readonly gates: readonly { readonly checks?: { readonly passed: number; readonly total: number } }[]
  }[]
}

async function versions(): Promise<Versions> {
  return JSON.parse((await waypoint('versions', '--json')).stdout)
}

test('a second demo does only what is new', async () => {
  const again = await waypoint('demo', '--scale', 'small')
  expect(again.exitCode).toBe(0)
  expect(again.stdout.match(/nothing new/g)).toHaveLength(2)
  expect((await versions()).versions).toHaveLength(1)
})

test('every check of the analytics project has passed, and there are enough of them', async () => {
  const checks = (await versions()).versions[0]?.gates.find((gate) => gate.checks !== undefined)?.checks
  expect(checks?.total).toBeGreaterThan(600)
  expect(checks?.passed).toBe(checks?.total)
})

test('the report is a page and Markdown, without a request to anywhere', async () => {
  expect(readdirSync(join(dir, 'report')).toSorted()).toEqual(['index.html', 'report.md'])
  const page = await waypoint('report', '--format', 'html')
  expect(page.stdout).toMatch(/^<!doctype html>/i)
  expect(page.stdout).not.toMatch(/(src|href)="https?:/)
  expect((await waypoint('report', '--format', 'markdown')).stdout).toMatch(/^# /)
})

test('a figure opens down to the rows of billing, and its parts come to what was published', async () => {
  const asked = `select customer_id, cast(date as varchar) as date, sum(mrr_cents)::int as cents, sum(mrr_micros)::varchar as micros
    from marts.fct_mrr_daily where customer_id in (select customer_id from marts.mrr_evidence where coupon_ids is not null and mrr_micros > 0)
    group by all order by count(*) desc, date desc, customer_id limit 1`
  const [published] = JSON.parse((await waypoint('sql', asked, '--json')).stdout)
  const question = [
    'metrics',
    'explain',
    'mrr',
    '--customer',
    published.customer_id,
    '--date',
    published.date,
  ]
  const explanation = JSON.parse((await waypoint(...question, '--json')).stdout)
  const micros = explanation.items.reduce(
    (sum: bigint, item: { mrrMicros: string }) => sum + BigInt(item.mrrMicros),
    0n,
  )
  expect([explanation.mrrCents, String(micros)]).toEqual([published.cents, published.micros])
  const shown = await waypoint(...question)
  expect(shown.stdout).toMatch(/raw_stripe\.subscription_history  sub_\w+  since/)
  expect((await waypoint('metrics', 'explain', 'mrr', '--customer', 'nobody at all')).stderr).toContain(
    'unknown-customer',
  )
  expect((await waypoint(...question.slice(0, -1), '2031-02-30')).stderr).toContain('invalid-day')
})

test('published again without a change, nothing is written', async () => {
  const publish = await waypoint('publish')
  expect(publish.stdout).toContain('Nothing changed')
  expect((await versions()).versions).toHaveLength(1)
})

test('what was compiled only, or built in part, is not published', async () => {
  await waypoint('compile', '--select', 'dim_date')
  expect((await waypoint('publish')).stderr).toContain('waypoint compile')
  await waypoint('build', '--select', 'dim_date')
  const refused = await waypoint('publish')
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain('whole build')
})

test('a failed check keeps the version that readers have; once mended, a new one is published and can be taken back', async () => {
  const [first] = (await versions()).versions
  const project = join(dir, 'analytics')
  cpSync(ANALYTICS, project, { recursive: true })
  writeFileSync(
    join(project, 'tests', 'nobody_pays.sql'),
    "select * from {{ ref('fct_mrr_daily') }} where mrr_cents > 0\n",
  )
  const own = ['--project-dir', project, '--target-path', join(dir, 'target')]
  const build = await waypoint('build', '--select', 'nobody_pays', ...own)
  expect(build.exitCode).toBe(1)
  expect(build.stdout).toMatch(/nobody_pays[\s\S]*failing rows/)
  const refused = await waypoint('publish')
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toMatch(/nobody_pays: \d+ failing rows/)
  expect((await versions()).current).toBe(first?.version)

  await becomeAnotherCompany()
  const unlike = await waypoint('publish')
  expect(unlike.stderr).toMatch(
    /data diff: marts\.\w+: \d+ of \d+ rows of the days up to 2020-12-31 are gone/,
  )
  expect((await waypoint('publish', '--override', 'another company')).exitCode).toBe(0)
  expect((await waypoint('report', '--format', 'markdown')).stdout).toMatch(/^## Since .*newly at risk/m)
  const diff = await waypoint(
    'diff',
    'previous',
    'current',
    '--select',
    'nrr_summary',
    '--format',
    'markdown',
  )
  expect([diff.exitCode, diff.stdout]).toEqual([
    1,
    expect.stringMatching(/\| marts\.nrr_summary \| [\d,]+ \|/),
  ])
  expect((await waypoint('versions', '--verify')).stdout.match(/whole/g)).toHaveLength(2)
  const after = await versions()
  expect(after.versions).toHaveLength(2)
  expect(after.current).not.toBe(first?.version)
  expect((await waypoint('rollback')).exitCode).toBe(0)
  expect((await versions()).current).toBe(first?.version)
})

test('a query reads the published version and nothing else', async () => {
  const table = await waypoint('sql', `select 1 as one, null as nothing, date '2020-02-29' as day`)
  expect(table.stdout).toBe('one  nothing  day\n  1        –  2020-02-29\n')
  for (const statement of [
    'drop table marts.mrr_waterfall',
    `copy (select 1) to 'x.csv'`,
    `from read_csv('/etc/passwd')`,
  ]) {
    expect((await waypoint('sql', statement)).exitCode).toBe(2)
  }
  expect((await waypoint('sql', 'select count(*) from marts.mrr_waterfall')).exitCode).toBe(0)
})
