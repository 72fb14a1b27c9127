import { describe, expect, test } from 'vitest'
import { FORCE } from '../overrides/apply-overrides.ts'
import { decided } from './decided.ts'
import { joinStrongest } from './join-strongest.ts'

type Pair = readonly [one: number, other: number, centibits: number]

function clusters(size: number, pairs: readonly Pair[]): readonly number[] {
  const centibits = new Int32Array(size * size).fill(-300)
  for (const [one, other, bits] of pairs) {
    centibits[one * size + other] = bits
    centibits[other * size + one] = bits
  }
  return [...decided({ size, centibits })]
}

/** Two companies of two records each, without anything in common. */
const COMPANIES: readonly Pair[] = [
  [0, 1, 900],
  [2, 3, 900],
  [0, 2, -1200],
  [0, 3, -1200],
  [1, 2, -1200],
  [1, 3, -1200],
]

describe('a decision of a person', () => {
  test('that two records are one makes one of their whole customers', () => {
    expect(clusters(4, [...COMPANIES, [0, 2, FORCE]])).toEqual([0, 0, 0, 0])
  })

  test('that two are not one holds, however alike their many companions are', () => {
    const alike: Pair[] = []
    for (let one = 0; one < 20; one += 1) {
      for (let other = one + 1; other < 20; other += 1) alike.push([one, other, 2000])
    }
    const found = clusters(20, [...alike, [0, 19, -FORCE]])
    expect(found[0]).not.toBe(found[19])
  })

  test('to match goes with the two records alone where others were split', () => {
    const found = clusters(4, [...COMPANIES, [0, 2, FORCE], [1, 3, -FORCE]])
    expect(found[0]).toBe(found[2])
    expect(found[1]).not.toBe(found[3])
  })
})

const chain = (count: number): readonly Pair[] =>
  Array.from({ length: count - 1 }, (_, index) => [index, index + 1, 900 + (index % 7)])
const joinedBy = (size: number, pairs: readonly Pair[]): Int32Array =>
  joinStrongest(
    size,
    {
      one: Int32Array.from(pairs, ([one]) => one),
      other: Int32Array.from(pairs, ([, other]) => other),
      centibits: Int32Array.from(pairs, ([, , bits]) => bits),
    },
    (rid) => rid,
  )

describe('a component too large to compare each with each', () => {
  test('is one customer', () => {
    expect(new Set(joinedBy(5000, chain(5000))).size).toBe(1)
  })

  test('comes apart where a person split two of its records', () => {
    const found = joinedBy(100, [...chain(100), [0, 99, -FORCE]])
    expect(new Set(found).size).toBe(2)
    expect(found[0]).not.toBe(found[99])
  })
})
