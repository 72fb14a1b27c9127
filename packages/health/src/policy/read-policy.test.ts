import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analytics, policyText as text } from '../fixtures/changed-policy.ts'
import { compiledFiles } from './compiled-files.ts'
import { readPolicy } from './read-policy.ts'

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

  test('of the ceilings of one measure the last that is about a customer holds', () => {
    const changed = text.replace(
      'measure: days_past_due, from: 30, best_band: at_risk}',
      'measure: is_delinquent, from: 1, best_band: at_risk, segment: enterprise}',
    )
    const held = readPolicy(changed, 'health.yml')
      .stages.filter(({ lifecycleStage }) => lifecycleStage === 'onboarding')
      .map(({ segment, ceilings }) => [
        segment,
        ceilings.filter(({ measure }) => measure === 'is_delinquent').map(({ bestBand }) => bestBand),
      ])
    expect(held).toEqual([
      ['smb', ['watch']],
      ['mid_market', ['watch']],
      ['enterprise', ['at_risk']],
      ['unknown', ['watch']],
    ])
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
})
