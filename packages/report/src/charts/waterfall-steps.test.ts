import { assert, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MrrPeriod } from '../brief/revenue.ts'
import { waterfallShape } from './waterfall-steps.ts'

const cents = integer({ min: 0, max: 10 ** 9 })
const period = record({
  starting: cents,
  fresh: cents,
  reactivation: cents,
  expansion: cents,
  contraction: cents,
  churn: cents,
  fx: cents,
}).map(
  ({ starting, fresh, reactivation, expansion, contraction, churn, fx }): MrrPeriod => ({
    from: '2020-12-01',
    to: '2020-12-01',
    startingCents: starting,
    movements: { new: fresh, reactivation, expansion, contraction: -contraction, churn: -churn, fx: -fx },
    endingCents: starting + fresh + reactivation + expansion - contraction - churn - fx,
  }),
)

describe('the waterfall', () => {
  it('begins each bar where the one before ended, from starting to ending', () => {
    assert(
      property(period, (item) => {
        const { steps } = waterfallShape(item)
        for (const [index, step] of steps.slice(1, -1).entries()) expect(step.from).toBe(steps[index]?.to)
        expect(steps.at(-1)?.to).toBe(steps.at(-2)?.to)
      }),
    )
  })

  it('stands on zero MRR where movements are large, and on the starting MRR where they would be slivers', () => {
    const small = { new: 200, reactivation: 0, expansion: 50, contraction: -30, churn: -100, fx: 5 }
    const base = { from: '2020-12-01', to: '2020-12-01', movements: small }
    expect(waterfallShape({ ...base, startingCents: 500, endingCents: 625 })).toMatchObject({
      scale: 'level',
      steps: { 0: { from: 0, to: 500 }, 7: { from: 0, to: 625 } },
    })
    expect(waterfallShape({ ...base, startingCents: 100_000, endingCents: 100_125 })).toMatchObject({
      scale: 'change',
      steps: { 0: { from: 0, to: 0, cents: 100_000 }, 7: { from: 0, to: 125, cents: 100_125 } },
    })
  })
})
