import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { averageLink } from './average-link.ts'
import { components } from './components.ts'

function matrix(size: number, pairs: readonly (readonly [number, number, number])[]): Int32Array {
  const centibits = new Int32Array(size * size)
  for (const [one, other, bits] of pairs) {
    centibits[one * size + other] = bits
    centibits[other * size + one] = bits
  }
  return centibits
}

describe('averageLink', () => {
  test('a chain does not hold together records that speak against each other', () => {
    const centibits = matrix(3, [
      [0, 1, 500],
      [1, 2, 300],
      [0, 2, -900],
    ])
    expect([...averageLink({ size: 3, centibits })]).toEqual([0, 0, 2])
  })

  test('one weak pair does not keep records apart that belong together', () => {
    const centibits = matrix(3, [
      [0, 1, 500],
      [1, 2, 500],
      [0, 2, -100],
    ])
    expect([...averageLink({ size: 3, centibits })]).toEqual([0, 0, 0])
  })

  test('more is asked of two that have several records each than of one record', () => {
    const alike = [
      [0, 1, 500],
      [2, 3, 500],
    ] as const
    const between = [0, 1].flatMap((one) => [2, 3].map((other) => [one, other, -50] as const))
    const four = matrix(4, [...alike, ...between])
    expect([...averageLink({ size: 4, centibits: four }, [-100, 0])]).toEqual([0, 0, 2, 2])
    const three = matrix(3, [...alike.slice(0, 1), [0, 2, -50], [1, 2, -50]])
    expect([...averageLink({ size: 3, centibits: three }, [-100, 0])]).toEqual([0, 0, 0])
  })

  test('no two clusters are left that agree on the mean', () => {
    const drawn = fc
      .integer({ min: 2, max: 8 })
      .chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.array(fc.integer({ min: -600, max: 600 }), { minLength: size * size, maxLength: size * size }),
        ),
      )
    fc.assert(
      fc.property(drawn, ([size, values]) => {
        const pairs = values.map((bits, index) => [Math.floor(index / size), index % size, bits] as const)
        const centibits = matrix(
          size,
          pairs.filter(([one, other]) => one < other),
        )
        const cluster = averageLink({ size, centibits })
        const members = (label: number) => [...cluster.keys()].filter((index) => cluster[index] === label)
        const labels = [...new Set(cluster)]
        for (const [index, one] of labels.entries()) {
          for (const other of labels.slice(index + 1)) {
            const between = members(one).flatMap((a) =>
              members(other).map((b) => centibits[a * size + b] ?? 0),
            )
            expect(between.reduce((sum, bits) => sum + bits, 0) / between.length).toBeLessThanOrEqual(0)
          }
        }
      }),
    )
  })
})

test('components are what edges reach, each called by its smallest number', () => {
  expect([...components(6, Int32Array.of(4, 1, 5), Int32Array.of(1, 2, 5))]).toEqual([0, 1, 1, 3, 1, 5])
})
