import { describe, expect, test } from 'vitest'
import { randomNumbers } from './fixtures/company.ts'
import { calibrate, calibrated } from './isotonic.ts'

const drawn = (count: number, shareOf: (score: number) => number) => {
  const random = randomNumbers(3)
  const scores = Float64Array.from({ length: count }, () => random())
  return { scores, outcomes: Float64Array.from(scores, (score) => Number(random() < shareOf(score))) }
}

describe('isotonic calibration', () => {
  const { scores, outcomes } = drawn(5_000, (score) => score * score * 0.8)
  const calibration = calibrate(scores, outcomes)

  test('gives the share that left at each height of the score', () => {
    for (const score of [0.2, 0.5, 0.8]) {
      expect(Math.abs(calibrated(calibration, score) - score * score * 0.8)).toBeLessThan(0.06)
    }
  })

  test('never falls', () => {
    const shares = Array.from({ length: 101 }, (_, index) => calibrated(calibration, index / 100))
    expect(shares).toEqual(shares.toSorted((left, right) => left - right))
  })

  test('pools what falls: a score that says nothing gives the same share everywhere', () => {
    const worse = calibrate(
      scores,
      outcomes.map((outcome, index) => Number((scores[index] as number) < 0.3 && outcome === 0)),
    )
    expect(worse.shares).toHaveLength(1)
    expect(calibrated(worse, 0)).toBe(calibrated(worse, 1))
  })

  test('is certain of nobody', () => {
    const certain = calibrate(
      Float64Array.from({ length: 100 }, (_, index) => index),
      new Float64Array(100),
    )
    expect(calibrated(certain, 1e9)).toBeGreaterThan(0)
    expect(calibrated(calibration, 1e9)).toBeLessThan(1)
  })
})
