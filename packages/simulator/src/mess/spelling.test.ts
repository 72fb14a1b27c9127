import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { misspell } from './spelling.ts'

describe('a slip of the finger', () => {
  it('changes the length by at most one and keeps the first letter', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z][a-z ]{5,20}$/),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (text, chance) => {
          const typed = misspell(text, chance)
          expect(Math.abs(typed.length - text.length)).toBeLessThanOrEqual(1)
          expect(typed.charAt(0)).toBe(text.charAt(0))
        },
      ),
    )
  })

  it('leaves short words alone', () => {
    expect(misspell('Oak', 0.5)).toBe('Oak')
  })
})
