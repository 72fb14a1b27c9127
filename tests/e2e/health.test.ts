import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtDemo } from './built-demo.ts'
import { type CliResult, runCli } from './run-cli.ts'
import { runCliHere } from './run-cli-here.ts'

const POLICY = fileURLToPath(new URL('../../analytics/policies/health.yml', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'waypoint-health-'))
const health = (...args: string[]): Promise<CliResult> =>
  runCliHere(['health', ...args, '--dir', dir], { cwd: dir })

let customer: string
let explained: Explanation

beforeAll(async () => {
  await builtDemo(1, dir)
  customer = await mostAtRisk()
  explained = JSON.parse((await health('explain', customer, '--json')).stdout) as Explanation
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

interface Explanation {
  readonly customer: { readonly name: string }
  readonly day: { readonly date: string; readonly score: number }
  readonly measures: readonly { readonly points: number; readonly state: string }[]
}

interface Simulation {
  readonly changedDays: number
  readonly changes: readonly unknown[]
  readonly moves: readonly unknown[]
  readonly leavers: number
}

async function mostAtRisk(): Promise<string> {
  const sql = 'select customer_id from marts.risk_watchlist order by rank limit 1'
  const { stdout } = await runCli(['sql', sql, '--format', 'json', '--dir', dir])
  return (JSON.parse(stdout) as readonly { readonly customer_id: string }[])[0]?.customer_id ?? ''
}

describe('health on the command line', () => {
  test('a score is explained down to 100 points, for people and for machines', async () => {
    const lost = explained.measures.reduce((sum, { points }) => sum + points, 0)
    expect(lost).toBeCloseTo(100 - explained.day.score, 8)
    const { stdout } = await health('explain', explained.customer.name)
    expect(stdout).toContain(
      `Health of ${explained.customer.name} on 31 Dec 2020: ${explained.day.score.toFixed(1)}`,
    )
    expect(stdout).toContain('free up to')
  })

  test('who is misspelt and a day without scores are told what there is', async () => {
    const { name } = explained.customer
    const [first = ''] = name.split(' ')
    const misspelt = await health('explain', `${first}xq`)
    expect(misspelt.exitCode).not.toBe(0)
    expect(misspelt.stderr).toContain('Did you mean')
    expect((await health('explain', name, '--date', '2031-01-01')).stderr).toMatch(
      /Give a day from \d{4}-\d\d-\d\d to 2020-12-31/,
    )
  })

  test('the policy that scored says the same again, to the hundredth and for every day', async () => {
    const same = JSON.parse(
      (await health('simulate', POLICY, '--from', '2019-02-01', '--json')).stdout,
    ) as Simulation
    expect(same).toMatchObject({ changedDays: 0, changes: [], moves: [] })
    expect(same.leavers).toBeGreaterThan(10)
  })

  test('a changed policy is compared, and a wrong one refused with its place', async () => {
    const text = readFileSync(POLICY, 'utf8')
    const changed = join(dir, 'changed.yml')
    writeFileSync(changed, text.replace('score_from: 86', 'score_from: 94'))
    const { stdout } = await health('simulate', changed)
    expect(stdout).toMatch(/\d+ customers would stand in another band/)
    expect(stdout).toMatch(/healthy → watch/)
    writeFileSync(changed, text.replace('weight: 22', 'weight: 23'))
    const refused = await runCli(['health', 'compile', changed, '--check'])
    expect(refused.exitCode).not.toBe(0)
    expect(refused.stderr).toMatch(/changed\.yml:\d+:\d+/)
    expect(refused.stderr).toContain('weights add up to 101, not 100')
  })
})
