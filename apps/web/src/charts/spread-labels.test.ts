import { describe, expect, it } from 'vitest'
import { spread } from './spread-labels.ts'

describe('labels at the ends of lines', () => {
  it('stay where there is room', () => {
    expect(spread([10, 100, 50])).toEqual([10, 100, 50])
  })

  it('move apart by the same distance where they would overlap', () => {
    expect(spread([100, 104])).toEqual([95, 109])
  })

  it('keep their order, three of them too', () => {
    const [top = 0, middle = 0, bottom = 0] = spread([100, 101, 102])
    expect(middle - top).toBeGreaterThan(12)
    expect(bottom - middle).toBeGreaterThan(12)
  })
})
