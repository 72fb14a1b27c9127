import { describe, expect, test } from 'vitest'
import { calibrationCurve, type Judged, qualityOf } from './quality.ts'

const judged = (text: string): readonly Judged[] =>
  text.split(' ').map((one) => ({ score: Number.parseFloat(one), leaves: one.endsWith('!') }))

describe('quality of a score', () => {
  test.each([
    ['the right order', '.9! .8! .2 .1', { rocAuc: 1, prAuc: 1, brier: 0.025 }],
    ['one pair the wrong way round', '.9! .8 .7! .1', { rocAuc: 0.75, prAuc: (1 + 2 / 3) / 2 }],
    ['a tie counts half', '.5! .5', { rocAuc: 0.5, prAuc: 0.5 }],
    ['the wrong order', '.9 .8 .2! .1!', { rocAuc: 0, prAuc: (1 / 3 + 2 / 4) / 2 }],
  ])('%s', (_, text, expected) => {
    const quality = qualityOf(judged(text))
    for (const [measure, value] of Object.entries(expected)) {
      expect(quality[measure as keyof typeof quality]).toBeCloseTo(value, 10)
    }
  })

  test('lift is the churn rate of the highest tenth over that of all', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => ({
      score: index / 20,
      leaves: index >= 18 || index === 0,
    }))
    expect(qualityOf(twenty).liftAtTenth).toBeCloseTo(1 / (3 / 20), 10)
  })

  test('a constant has no lift, half the pairs, and is off by the difference of the rates', () => {
    const constant = Array.from({ length: 50 }, (_, index) => ({ score: 0.3, leaves: index % 5 === 0 }))
    const { liftAtTenth, rocAuc, calibrationError } = qualityOf(constant)
    expect([liftAtTenth, rocAuc, calibrationError].map((it) => Number(it.toFixed(6)))).toEqual([1, 0.5, 0.1])
  })

  test('the order of the rows does not matter', () => {
    const some = judged('.9! .5 .5! .5 .2 .2! .1 .1 .1 .05')
    expect(qualityOf(some.toReversed())).toEqual(qualityOf(some))
    expect(calibrationCurve(some.toReversed())).toEqual(calibrationCurve(some))
  })

  test('each tenth of the curve holds a tenth', () => {
    const points = calibrationCurve(
      judged(Array.from({ length: 25 }, (_, index) => `.${index % 7}`).join(' ')),
    )
    expect(points).toHaveLength(10)
    for (const { observations } of points) expect(observations).toBeCloseTo(2.5, 9)
  })
})
