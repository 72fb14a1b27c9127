import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliResult, runCli } from './run-cli.ts'
import { warehouseRows } from './warehouse-rows.ts'

const ANALYTICS = fileURLToPath(new URL('../../analytics', import.meta.url))

/** The map and what tells of its changes. */
const IDENTITY = ['map_source_to_customer', 'identity_event', 'customer_id_alias', 'match_explanation']
const FROM_SOURCES = ['+map_source_to_customer', ...IDENTITY]
/** What a decision changes; what sources say stays as it is. */
const FROM_RECORDS = ['stg_waypoint__identity_override', 'path:models/intermediate/identity', ...IDENTITY]

/** An app account and a billing customer that are one customer. */
const JOINED = `
  select 'app:' || app.source_id as app_key, 'stripe:' || stripe.source_id as stripe_key
  from core.map_source_to_customer as app
  inner join core.map_source_to_customer as stripe using (customer_id)
  where app.source_system = 'app' and stripe.source_system = 'stripe' and stripe.match_rule = 'external_id'
  order by all limit 1`

describe('customers of a built project, which lies outside the repository', () => {
  const root = mkdtempSync(join(tmpdir(), 'waypoint-identity-'))
  const [project, dir] = [join(root, 'project'), join(root, 'workspace')]
  let first: readonly (readonly unknown[])[]
  let pair: readonly [string, string]

  const run = async (args: readonly string[]): Promise<CliResult> => {
    const result = await runCli([...args, '--dir', dir])
    expect(result.exitCode, result.stdout.slice(-3000) + result.stderr).toBe(0)
    return result
  }
  const build = async (select: readonly string[], more: readonly string[] = []): Promise<CliResult> =>
    await run([
      'build',
      '--project-dir',
      project,
      '--select',
      ...select,
      '--exclude',
      'resource_type:test',
      'resource_type:unit_test',
      ...more,
    ])
  const map = async (): Promise<readonly (readonly unknown[])[]> =>
    await warehouseRows(
      dir,
      'select source_system, source_id, customer_id from core.map_source_to_customer order by all',
    )
  const signed = ['--author', 'Ana Lindqvist', '--reason', "two of the group's firms"]

  beforeAll(async () => {
    cpSync(ANALYTICS, project, { recursive: true })
    await run(['simulate', '--scale', 'small', '--customers', '40', '--months', '8'])
    await build(FROM_SOURCES)
    first = await map()
    const [found] = await warehouseRows(dir, JOINED)
    pair = found as readonly [string, string]
  })

  afterAll(() => rmSync(root, { recursive: true, force: true }))

  const togetherNow = async (): Promise<boolean> => {
    const ids = pair.map((key) => `'${key}'`).join(', ')
    const rows = await warehouseRows(
      dir,
      `select distinct customer_id from core.map_source_to_customer where source_system || ':' || source_id in (${ids})`,
    )
    return rows.length === 1
  }

  test('every record has a customer, and why two are together can be asked', async () => {
    expect(first.length).toBeGreaterThan(50)
    const { stdout } = await run(['identity', 'explain', ...pair])
    expect(stdout).toMatch(/^One customer cus_[0-9a-f]{16} \(external id\)/)
    expect(stdout).toMatch(/external id +linked/)
  })

  test('an override splits them in the next build; taken back, every id is as it was', async () => {
    await run(['identity', 'override', 'force-split', ...pair, ...signed])
    expect(await togetherNow()).toBe(true)
    await build(FROM_RECORDS)
    expect(await togetherNow()).toBe(false)
    const { stdout } = await run(['identity', 'explain', ...pair])
    expect(stdout).toMatch(
      /^Two customers .*: Ana Lindqvist decided so \(override 1: two of the group's firms\)/,
    )
    const events = 'select event, decision from core.identity_event where run > 1 group by all order by all'
    expect(await warehouseRows(dir, events)).toEqual([
      ['overridden', 'force_split'],
      ['split', null],
    ])
    await run(['identity', 'override', 'undo', '1', '--author', 'Bo', '--reason', 'one firm after all'])
    await build(FROM_RECORDS)
    expect(await map()).toEqual(first)
    expect((await run(['identity', 'override', 'list'])).stdout).toContain(
      'taken back by Bo: one firm after all',
    )
  })

  test('what contradicts another override is refused; what names no record is said to have no effect', async () => {
    const { stderr } = await run(['identity', 'override', 'force-match', pair[0], 'stripe:nobody', ...signed])
    expect(stderr).toContain('There is no record stripe:nobody')
    const refused = await runCli([
      'identity',
      'override',
      'force-split',
      pair[0],
      'stripe:nobody',
      ...signed,
      '--dir',
      dir,
    ])
    expect(refused.exitCode).not.toBe(0)
    expect(refused.stderr + refused.stdout).toContain('contradictory-overrides')
  })

  test('a source that is away for a while finds its customers again', async () => {
    // Elsewhere, so that the project need not be parsed again when all are back.
    const without = ['--vars', '{sources: [app, stripe]}', '--target-path', join(root, 'target')]
    await build(['+map_source_to_customer'], without)
    expect((await map()).length).toBeLessThan(first.length)
    await build(FROM_SOURCES)
    expect(await map()).toEqual(first)
  })
})
