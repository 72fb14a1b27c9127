import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { WaypointError, WaypointErrors } from '@waypoint/contracts'
import { describe, expect, test } from 'vitest'
import { compiledFiles } from './compiled-files.ts'
import { readPolicy } from './read-policy.ts'

const analytics = fileURLToPath(new URL('../../../../analytics/', import.meta.url))
const text = readFileSync(`${analytics}policies/health.yml`, 'utf8')

/** The errors of the policy with one thing changed. */
function errorsOf(from: string | RegExp, to: string): readonly WaypointError[] {
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  try {
    readPolicy(changed, 'health.yml')
  } catch (error) {
    if (error instanceof WaypointErrors) return error.errors
    if (error instanceof WaypointError) return [error]
    throw error
  }
  return []
}

/** Text at the place an error points to. */
const pointedAt = (changed: string, error: WaypointError | undefined): string =>
  changed.split('\n')[(error?.location?.line ?? 0) - 1]?.slice((error?.location?.column ?? 0) - 1) ?? ''

describe('health policy', () => {
  test('what the models read of it is up to date', () => {
    for (const [path, content] of Object.entries(compiledFiles(readPolicy(text, 'health.yml')))) {
      expect(readFileSync(analytics + path, 'utf8'), `${path}: run waypoint health compile`).toBe(content)
    }
  })

  test('every segment and stage has weights that add up to 100', () => {
    const { stages } = readPolicy(text, 'health.yml')
    expect(stages).toHaveLength(8)
    for (const { measures } of stages) {
      expect(Object.values(measures).reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    }
  })

  test('ceilings hold for the segment and stage they name', () => {
    const { stages } = readPolicy(text, 'health.yml')
    const measuresOf = (segment: string, stage: string): readonly string[] =>
      stages
        .find((one) => one.segment === segment && one.lifecycleStage === stage)
        ?.ceilings.map(({ measure }) => measure) ?? []
    expect(measuresOf('enterprise', 'onboarding')).toEqual([
      'is_delinquent',
      'days_past_due',
      'open_critical_tickets_7d',
    ])
    expect(measuresOf('smb', 'established')).toEqual([
      'is_delinquent',
      'days_past_due',
      'days_since_last_activity',
    ])
  })

  test.each<readonly [what: string, from: string | RegExp, to: string, message: string, place: string]>([
    [
      'weights that do not add up',
      /weight: 22/,
      'weight: 23',
      'weights add up to 101, not 100, for smb established, mid_market established, unknown established',
      'measures',
    ],
    [
      'weights that an override breaks',
      '{weight: 25, no',
      '{weight: 26, no',
      'weights add up to 101, not 100, for smb onboarding, mid_market onboarding, unknown onboarding',
      'measures',
    ],
    [
      'a weight that is no whole number',
      /weight: 22/,
      'weight: 22.5',
      'weight must be a whole number',
      'weight',
    ],
    [
      'a weight in words',
      /weight: 22/,
      'weight: much',
      "weight must be a number from 0 to 100, not 'much'",
      'weight',
    ],
    [
      'an unknown measure',
      'seat_utilisation:\n',
      'seat_utilization:\n',
      'seat_utilization: unknown measure; known are usage_trend_28d, seat_utilisation',
      'seat_utilization',
    ],
    [
      'an unknown measure in an override',
      '      seat_utilisation: {no',
      '      seats: {no',
      'seats: unknown measure',
      'seats',
    ],
    [
      'crossing thresholds',
      'no_penalty_at: 1, full_penalty_at: 6',
      'no_penalty_at: 7, full_penalty_at: 6',
      'thresholds cross: no_penalty_at 7, full_penalty_at 6',
      'full_penalty_at: 6',
    ],
    [
      'equal thresholds',
      'full_penalty_at: -0.60',
      'full_penalty_at: -0.15',
      'the two thresholds must differ',
      'full_penalty_at',
    ],
    [
      'a missing threshold',
      '    full_penalty_at: -0.60\n',
      '',
      'full_penalty_at must be a number',
      'component',
    ],
    [
      'bands nearer than the margin',
      'score_from: 68',
      'score_from: 83',
      'watch: must begin more than 4 points below healthy',
      'score_from: 83',
    ],
    [
      'bands that end above 0',
      'band: critical, score_from: 0',
      'band: critical, score_from: 5',
      'the worst band must begin at 0',
      'score_from: 5',
    ],
    [
      'an unknown band',
      'band: watch',
      'band: yellow',
      'band must be one of healthy, watch, at_risk, critical',
      'band: yellow',
    ],
    [
      'tiers out of order',
      'score_from: 60',
      'score_from: 85',
      'healthy: must begin below champion',
      'score_from: 85',
    ],
    [
      'a ceiling without effect',
      'from: 30, best_band: at_risk',
      'from: 30, best_band: healthy',
      'healthy is the best band anyway',
      'best_band',
    ],
    [
      'a ceiling on nothing known',
      'measure: days_past_due, from',
      'measure: past_due, from',
      'measure must be one of',
      'measure: past_due',
    ],
    [
      'an unknown segment',
      'segment: enterprise\n',
      'segment: huge\n',
      "segment must be one of smb, mid_market, enterprise, unknown, not 'huge'",
      'segment: huge',
    ],
    [
      'an unknown stage',
      'lifecycle_stage: onboarding',
      'lifecycle_stage: new',
      'lifecycle_stage must be one of onboarding, established',
      'lifecycle_stage: new',
    ],
    ['an unknown key', 'hysteresis_points: 2', 'hysteresis: 2', 'unknown key hysteresis', 'hysteresis: 2'],
    [
      'shares of the composite view',
      'usage: 30',
      'usage: 40',
      'the shares of the composite view add up to 110',
      'composite',
    ],
  ])('%s are refused with file, line and column', (_what, from, to, message, place) => {
    const errors = errorsOf(from, to)
    const error = errors.find((one) => one.message.includes(message))
    expect(error, errors.map((one) => one.message).join('\n')).toBeDefined()
    expect(error?.location?.file).toBe('health.yml')
    const changed = text.replace(from, to)
    expect(pointedAt(changed, error)).toMatch(new RegExp(`^${place.split(':')[0]}`))
  })

  test('a name that is nearly right is suggested', () => {
    const [error] = errorsOf('seat_utilisation:\n', 'seat_utilization:\n')
    expect(error?.hint).toBe("Did you mean 'seat_utilisation'?")
  })

  test('all mistakes are said at once', () => {
    const errors = errorsOf('weight: 22', 'weight: 23')
    expect(errors.map(({ hint }) => hint?.slice(0, 12))).toEqual(['Take 1 away:', 'Take 1 away:'])
  })

  test('what is no YAML is said with its place', () => {
    const [error] = errorsOf('measures:', 'measures: [')
    expect(error?.code).toBe('invalid-yaml')
    expect(error?.location?.line).toBeGreaterThan(1)
  })
})
