import { describe, expect, test } from 'vitest'
import { changedPolicy, refusals } from '../fixtures/changed-policy.ts'

describe('a health policy that is wrong', () => {
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
    [
      'a band listed twice',
      'band: watch',
      'band: healthy',
      'healthy: listed twice',
      'band: healthy, score_from: 68',
    ],
    [
      'risks that fall with the score',
      'score_from: 0, risk_band: high',
      'score_from: 0, risk_band: low',
      'critical: its risk is low, below that of at_risk, which is better',
      'risk_band: low',
    ],
    ['no bands', /bands:\n(?: {2}- .*\n)+/, 'bands: []\n', 'bands must list one band at least', 'bands'],
    [
      'a tier of another name',
      'tier: neutral',
      "tier: o'k",
      "tier must be one of champion, healthy, neutral, at_risk, critical, not 'o'k'",
      'tier',
    ],
    [
      'thresholds that round to one',
      'full_penalty_at: -0.60',
      'full_penalty_at: -0.15001',
      'the two thresholds must differ',
      'full_penalty_at',
    ],
    [
      'two ceilings of one measure',
      'measure: days_past_due, from: 30',
      'measure: is_delinquent, from: 1',
      'is_delinquent has two ceilings for the same customers',
      'measure: is_delinquent, from: 1, best_band: at_risk',
    ],
    [
      'a window in words',
      'sla_window_days: 14',
      'sla_window_days: two weeks',
      "parameters.sla_window_days must be a number from 1 to 3650, not 'two weeks'",
      'sla_window_days',
    ],
    [
      'half a day',
      'mrr_trend_days: 90',
      'mrr_trend_days: 90.5',
      'must be a whole number, not 90.5',
      'mrr_trend_days',
    ],
    [
      'a parameter that is not known',
      'csat_window_days: 90',
      'csat_days: 90',
      'unknown key csat_days',
      'csat_days',
    ],
    [
      'a priority that is no name',
      '[urgent]',
      '["urgent\'); --"]',
      'critical_priorities must hold names of priorities',
      'urgent',
    ],
    [
      'weights of the entity scores',
      'mrr: 10}',
      'mrr: 20}',
      'entity_health.weights add up to 110, not 100',
      'weights',
    ],
    ['a status that does not exist', '  trialing: 0.7', '  trial: 0.7', 'unknown key trial', 'trial: 0.7'],
    [
      'a worst band that is none',
      'worst_band: healthy',
      'worst_band: fine',
      'worst_band must be one of healthy, watch, at_risk, critical',
      'worst_band',
    ],
    [
      'a measure without anything',
      /  csat_90d:\n(?: {4}.*\n)+/,
      '  csat_90d:\n',
      'measures.csat_90d must hold',
      'csat_90d',
    ],
    [
      'an entry without anything',
      'overrides:\n',
      'overrides:\n  -\n',
      'overrides must hold keys and values',
      '-',
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
    const found = refusals(changedPolicy({ from, to }))
    const told = found.find(({ error }) => error.message.includes(message))
    expect(told, found.map(({ error }) => error.message).join('\n')).toBeDefined()
    expect(told?.error.location?.file).toBe('health.yml')
    expect(told?.at.startsWith(place.split(':')[0] ?? ''), told?.at).toBe(true)
  })

  test('a name that is nearly right is suggested', () => {
    const [told] = refusals(changedPolicy({ from: 'seat_utilisation:\n', to: 'seat_utilization:\n' }))
    expect(told?.error.hint).toBe("Did you mean 'seat_utilisation'?")
  })

  test('all mistakes are said at once', () => {
    const told = refusals(changedPolicy({ from: 'weight: 22', to: 'weight: 23' }))
    expect(told.map(({ error }) => error.hint?.slice(0, 12))).toEqual(['Take 1 away:', 'Take 1 away:'])
  })

  test('what is no YAML is said with its place', () => {
    const [told] = refusals(changedPolicy({ from: 'measures:', to: 'measures: [' }))
    expect(told?.error.code).toBe('invalid-yaml')
    expect(told?.error.location?.line).toBeGreaterThan(1)
  })

  test.each(['', '42', '- a', '~'])('what is no policy at all is said once: %j', (text) => {
    expect(refusals(text)).toHaveLength(1)
  })
})
