import { describe, expect, it } from 'vitest'
import { channelSums } from './channel-sums.ts'

type RoiRow = Parameters<typeof channelSums>[0][number]

const row = (channel: string, part: Partial<RoiRow>): RoiRow => ({
  month: '2026-10-01',
  channel,
  attributionModel: 'linear',
  impressions: null,
  clicks: null,
  spendCents: null,
  newCustomers: 0,
  lowestNewCustomers: 0,
  highestNewCustomers: 0,
  newMrrCents: 0,
  lowestNewMrrCents: 0,
  highestNewMrrCents: 0,
  cacCents: null,
  lowestCacCents: null,
  highestCacCents: null,
  roas: null,
  lowestRoas: null,
  highestRoas: null,
  roi: null,
  lowestRoi: null,
  highestRoi: null,
  paybackMonths: null,
  lowestPaybackMonths: null,
  highestPaybackMonths: null,
  ...part,
})

describe('a channel over several months', () => {
  it('costs per customer what its sums say, not the mean of its months', () => {
    const [sum] = channelSums([
      row('paid', { spendCents: 900, newCustomers: 1, lowestNewCustomers: 1, highestNewCustomers: 2 }),
      row('paid', { spendCents: 100, newCustomers: 3, lowestNewCustomers: 1, highestNewCustomers: 3 }),
    ])
    expect(sum).toMatchObject({ spendCents: 1000, cacCents: 250, lowestCacCents: 200, highestCacCents: 500 })
  })

  it('without a source of its cost has none, rather than 0', () => {
    const [sum] = channelSums([row('referral', { newCustomers: 5 })])
    expect(sum).toMatchObject({ spendCents: null, cacCents: null })
  })
})
