import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'

const EXTRACTS = fileURLToPath(new URL('../../../shared/extracts', import.meta.url))
const created: string[] = []

function workspace(): string {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-subset-'))
  created.push(dir)
  return dir
}

afterAll(() => {
  for (const dir of created) rmSync(dir, { recursive: true, force: true })
})

async function run(args: readonly string[]): Promise<string> {
  const result = await runCli(args)
  expect(result.exitCode, result.stdout.slice(-3000) + result.stderr).toBe(0)
  return result.stdout
}

/** The sources that the published version calls missing. */
async function missingSources(dir: string): Promise<string[]> {
  const rows = await run([
    'sql',
    'select source_system from marts.data_coverage group by 1 having not bool_or(is_present) order by 1',
    '--format',
    'csv',
    '--dir',
    dir,
  ])
  return rows.trim().split('\n').slice(1)
}

describe.skipIf(!existsSync(EXTRACTS))('extracts of real accounts, which nobody here wrote', () => {
  test.each([
    { sources: ['salesforce'], missing: ['app', 'finance', 'stripe', 'zendesk'] },
    { sources: ['zendesk'], missing: ['app', 'finance', 'salesforce', 'stripe'] },
    { sources: ['salesforce', 'zendesk'], missing: ['app', 'finance', 'stripe'] },
  ])('$sources alone: load, build, publish and report', async ({ sources, missing }) => {
    const dir = workspace()
    for (const source of sources) {
      const loaded = await run(['extract', join(EXTRACTS, source), '--dir', dir])
      expect(loaded).not.toContain('could not be read')
    }
    await run(['build', '--dir', dir])
    await run(['publish', '--dir', dir])
    expect(await missingSources(dir)).toEqual(missing)
    expect(await run(['report', '--dir', dir])).toContain('Stripe is not connected')
  })

  test('every file of every source loads without a schema made by hand', async () => {
    const loaded = await run(['extract', EXTRACTS, '--dir', workspace()])
    expect(loaded).toMatch(/Loaded [\d,]+ rows of 142 tables/)
    expect(loaded).not.toContain('could not be read')
  })
})

describe('the simulated company with some of its sources', () => {
  const dir = workspace()

  beforeAll(async () => {
    await run(['simulate', '--scale', 'small', '--dir', dir])
  })

  test.each([
    { sources: 'stripe', missing: ['app', 'finance', 'salesforce', 'zendesk'] },
    { sources: 'app', missing: ['finance', 'salesforce', 'stripe', 'zendesk'] },
    { sources: 'stripe, finance, salesforce', missing: ['app', 'zendesk'] },
    { sources: 'app, zendesk', missing: ['finance', 'salesforce', 'stripe'] },
  ])('$sources: builds, passes its checks, and names what is missing', async ({ sources, missing }) => {
    await run(['build', '--full-refresh', '--vars', `{sources: [${sources}]}`, '--dir', dir])
    await run(['publish', '--dir', dir])
    expect(await missingSources(dir)).toEqual(missing)
    const report = await run(['report', '--dir', dir])
    for (const source of missing) expect(report.toLowerCase()).toContain(source)
  })
})
