import { describe, expect, it } from 'vitest'
import { mix32 } from './hash.ts'
import { identifier } from './identifier.ts'
import { openStream } from './stream.ts'

describe('a stream', () => {
  it('depends on its key alone', () => {
    const first = openStream(7, 'ticket', 12)
    openStream(7, 'ticket', 13).uniform()
    const again = openStream(7, 'ticket', 12)
    expect([first.uniform(), first.uniform()]).toEqual([again.uniform(), again.uniform()])
  })

  it('is uniform', () => {
    const buckets = Array.from({ length: 10 }, () => 0)
    for (let key = 0; key < 20_000; key++) {
      const bucket = Math.floor(openStream(1, 'test', key).uniform() * 10)
      buckets[bucket] = (buckets[bucket] ?? 0) + 1
    }
    for (const count of buckets) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })

  it('draws normal values with mean 0 and deviation 1', () => {
    const draw = openStream(3, 'normal')
    const values = Array.from({ length: 20_000 }, () => draw.normal())
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    expect(Math.abs(mean)).toBeLessThan(0.03)
    expect(Math.abs(variance - 1)).toBeLessThan(0.05)
  })
})

describe('identifiers', () => {
  it('never collide', () => {
    const space = { seed: 1, prefix: 'acc_', length: 12 }
    const ids = new Set(Array.from({ length: 50_000 }, (_, number) => identifier(space, number)))
    expect(ids.size).toBe(50_000)
  })

  it('rest on a bijection', () => {
    expect(new Set(Array.from({ length: 100_000 }, (_, value) => mix32(value))).size).toBe(100_000)
  })
})
