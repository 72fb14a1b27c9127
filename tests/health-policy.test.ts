import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const policyFile = join(root, 'analytics/policies/health.yml')

async function check(...args: readonly string[]): Promise<{ code: number; output: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(root, 'scripts/health-policy.mjs'), '--check', ...args],
      { cwd: root },
    )
    return { code: 0, output: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, output: stdout + stderr }
  }
}

async function checkChanged(from: string | RegExp, to: string): Promise<{ code: number; output: string }> {
  const text = await readFile(policyFile, 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  const file = join(await mkdtemp(join(tmpdir(), 'health-policy-')), 'health.yml')
  await writeFile(file, changed)
  return check(file)
}

describe('health policy', () => {
  test('its seeds and its macro are up to date', async () => {
    expect(await check()).toEqual({ code: 0, output: '' })
  })

  test.each([
    [
      'weights that do not add up',
      /weight: 25/,
      'weight: 26',
      'weights add up to 101, not 100, for smb, established',
    ],
    [
      'an unknown measure',
      'seat_utilisation:\n    source',
      'seat_usage:\n    source',
      'seat_usage: unknown measure; known are',
    ],
    [
      'an unknown source',
      'source: zendesk',
      'source: freshdesk',
      'source must be one of app, zendesk, stripe, salesforce',
    ],
    [
      'crossing thresholds',
      'no_penalty_at: 1, full_penalty_at: 6',
      'no_penalty_at: 7, full_penalty_at: 6',
      'thresholds cross',
    ],
    [
      'equal thresholds',
      'full_penalty_at: -0.60',
      'full_penalty_at: -0.15',
      'the two thresholds must differ',
    ],
    [
      'bands nearer than the margin',
      'score_from: 68',
      'score_from: 83',
      'watch: must begin more than 4 points below healthy',
    ],
    [
      'an unknown segment',
      'segment: enterprise',
      'segment: huge',
      'segment must be one of smb, mid_market, enterprise, unknown',
    ],
  ])('%s are refused with file and line', async (_name, from, to, message) => {
    const { code, output } = await checkChanged(from, to)
    expect(code).toBe(1)
    expect(output).toContain(message)
    expect(output).toMatch(/health\.yml:\d+: /)
  })
})
