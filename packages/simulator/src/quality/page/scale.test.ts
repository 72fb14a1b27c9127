import { describe, expect, it } from 'vitest'
import { labelStep, ticksUpTo } from './scale.ts'

describe('ticks', () => {
  it.each([
    [0.38, [0, 0.1, 0.2, 0.3, 0.4]],
    [100, [0, 25, 50, 75, 100]],
    [7, [0, 2, 4, 6, 8]],
    [0, [0, 1]],
  ])('up to %d are round', (highest, ticks) => {
    expect(ticksUpTo(highest).map((tick) => Math.round(tick * 1000) / 1000)).toEqual(ticks)
  })
})

describe('labels', () => {
  it('are left out where they would touch', () => {
    expect(labelStep(24, 27, 46)).toBe(2)
    expect(labelStep(7, 90, 20)).toBe(1)
  })
})
