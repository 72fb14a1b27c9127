import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenSimulation, openSimulation } from './testing/open-simulation.ts'

const STRETCHES = [
  { seed: 11, startDate: '2019-01-01', months: 6, longer: 9, baseDate: '2019-06-23', end: '2019-06-30' },
  { seed: 404, startDate: '2020-02-15', months: 5, longer: 6, baseDate: '2020-07-07', end: '2020-07-14' },
] as const

/** Tables of the truth that tell of a day or a month, up to the last day that both simulations have. */
const TOLD_BY_DAY = [
  ['mrr_movement', 'date'],
  ['mrr_month', 'last_day(month)'],
  ['churn_hazard', 'month'],
  ['touchpoint', 'occurred_at::date'],
  ['device_day', 'date + 1'],
  ['mess', 'batch_date'],
] as const

const isExtract = ([name]: readonly [string, string]): boolean => name.startsWith('warehouse.')

describe.each(STRETCHES)('a simulation of all sources from $startDate with seed $seed', (stretch) => {
  const { seed, startDate, baseDate, months, longer, end } = stretch
  const shape = { scale: 'small', seed, startDate, baseDate, customerCount: 20, sources: ['all'] } as const
  let once: OpenSimulation
  let again: OpenSimulation
  let later: OpenSimulation
  beforeAll(async () => {
    once = await openSimulation({ ...shape, months }, { threads: 1 })
    again = await openSimulation({ ...shape, months }, { threads: 4 })
    later = await openSimulation({ ...shape, months: longer, throughDate: end })
  })
  afterAll(() => {
    for (const simulation of [once, again, later]) simulation.close()
  })

  it('has the same rows in the same order on one thread and on four', async () => {
    expect(await again.hashes()).toEqual(await once.hashes())
  })

  it('delivers the same up to a day when it goes on longer', async () => {
    const short = [...(await once.hashes('any'))].filter(isExtract)
    expect([...(await later.hashes('any'))].filter(isExtract)).toEqual(short)
  })

  it.each(TOLD_BY_DAY)('tells the same truth up to a day when it goes on longer: %s', async (table, day) => {
    const rows = `select * from truth.${table} where ${day} <= date '${end}' order by all`
    const told = await once.query(rows)
    expect(told.length).toBeGreaterThan(0)
    expect(await later.query(rows)).toEqual(told)
  })
})

it('is another one with another seed', async () => {
  const shape = { scale: 'small', customerCount: 10, months: 3 } as const
  const [one, other] = [
    await openSimulation({ ...shape, seed: 1 }),
    await openSimulation({ ...shape, seed: 2 }),
  ]
  const invoices = 'select id from raw_stripe.invoice order by 1'
  expect(await one.query(invoices)).not.toEqual(await other.query(invoices))
  one.close()
  other.close()
})
