import { describe, expect, test } from 'vitest'
import { designOf } from './design.ts'
import { companyOf, observation, randomNumbers } from './fixtures/company.ts'
import { fitLogistic, logOddsOf } from './logistic.ts'
import type { Feature } from './features.ts'

const TREND: Feature = { name: 'trend', description: '', value: ({ usage_trend }) => usage_trend }
const SEATS: Feature = { name: 'seats', description: '', value: ({ seat_utilisation }) => seat_utilisation }

const lessonOf = (count: number, chanceOf: (trend: number) => number) => {
  const random = randomNumbers(11)
  const drawn = Array.from({ length: count }, () => {
    const usage_trend = 2 * random() - 1
    return { usage_trend, leaves: random() < chanceOf(usage_trend) }
  })
  return {
    design: designOf(
      drawn.map((own) => observation(own)),
      [TREND, SEATS],
    ),
    outcomes: Float64Array.from(drawn, ({ leaves }) => Number(leaves)),
    rows: Int32Array.from(drawn.keys()),
  }
}

describe('a logistic model', () => {
  test('finds the log odds that the data were drawn by', () => {
    const lesson = lessonOf(20_000, (trend) => 1 / (1 + Math.exp(1 + 2 * trend)))
    const model = fitLogistic(lesson)
    const at = (trend: number): number =>
      logOddsOf(model, designOf([observation({ usage_trend: trend })], [TREND, SEATS]), 0)
    expect(at(0)).toBeCloseTo(-1, 1)
    expect(at(0.5) - at(-0.5)).toBeCloseTo(-2, 0)
  })

  test('gives no weight to what is the same for everybody', () => {
    const { weights } = fitLogistic(lessonOf(500, (trend) => 0.5 - 0.4 * trend))
    expect(weights[2]).toBeCloseTo(0, 10)
  })

  test('takes a missing value for an ordinary one', () => {
    const lesson = lessonOf(500, (trend) => 0.5 - 0.4 * trend)
    const model = fitLogistic(lesson)
    const of = (usage_trend: number | null): number =>
      logOddsOf(model, designOf([observation({ usage_trend })], [TREND, SEATS]), 0)
    expect(of(null)).toBeCloseTo(of(model.scale.means[0] as number), 10)
  })

  test('stays finite where a feature tells everything', () => {
    const { weights } = fitLogistic(lessonOf(300, (trend) => (trend < 0 ? 1 : 0)))
    expect(Math.abs(weights[1] as number)).toBeLessThan(20)
  })

  test('has the sign of what the company does', () => {
    const observations = companyOf({ customers: 300, months: 8, seed: 5 })
    const { weights } = fitLogistic({
      design: designOf(observations, [TREND]),
      outcomes: Float64Array.from(observations, ({ leaves }) => (leaves === true ? 1 : 0)),
      rows: Int32Array.from(observations.keys()),
    })
    expect(weights[1]).toBeLessThan(-0.2)
  })
})
