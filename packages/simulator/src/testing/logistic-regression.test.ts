import { describe, expect, it } from 'vitest'
import { openStream } from '../random/stream.ts'
import { areaUnderCurve, type Example, fitLogisticRegression } from './logistic-regression.ts'

const drawn = (count: number): readonly Example[] =>
  Array.from({ length: count }, (_, index) => {
    const draw = openStream(1, 'example', index)
    const features = [draw.normal(), 100 * draw.normal()]
    return { features, happened: draw.chance(1 / (1 + Math.exp(1 - 2 * (features[0] ?? 0)))) }
  })

describe('a logistic regression', () => {
  it('finds what happened because of a feature, whatever the scale of the others', () => {
    const model = fitLogisticRegression(drawn(2000))
    expect(model([1, 0]) - model([0, 0])).toBeCloseTo(2, 0)
    expect(Math.abs(model([0, 100]) - model([0, 0]))).toBeLessThan(0.2)
  })
})

describe('the area under the curve', () => {
  const examples = [false, false, true, true].map((happened, index) => ({ features: [index], happened }))

  it('is 1 for a perfect order, 0 for the reverse and a half for none', () => {
    expect(areaUnderCurve(([value = 0]) => value, examples)).toBe(1)
    expect(areaUnderCurve(([value = 0]) => -value, examples)).toBe(0)
    expect(areaUnderCurve(() => 0, examples)).toBe(0.5)
  })
})
