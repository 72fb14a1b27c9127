import { describe, expect, it } from 'vitest'
import type { Brief } from '../brief/brief.ts'
import { known, unknown } from '../brief/figure.ts'
import { missing, present } from '../brief/section.ts'
import { sampleBrief } from '../fixtures/sample-brief.ts'
import { sampleWatchlist } from '../fixtures/sample-watchlist.ts'
import { positionDetail, positionSentence } from './position.ts'

const brief = sampleBrief()

function withAtRisk(today: number, before: number | null): Brief {
  const atRiskCustomersPreviousDay = before === null ? unknown('There is no day before.') : known(before)
  const atRiskArrCents = known(today * 130_310)
  return {
    ...brief,
    headline: {
      ...brief.headline,
      atRiskCustomers: known(today),
      atRiskCustomersPreviousDay,
      atRiskArrCents,
    },
  }
}

describe('the first sentence', () => {
  it.each([
    [7, 5, '7 accounts at risk, $9.12k ARR, 2 more than yesterday'],
    [1, 3, '1 account at risk, $1.30k ARR, 2 fewer than yesterday'],
    [7, 7, '7 accounts at risk, $9.12k ARR, as many as yesterday'],
    [0, 2, 'No account at risk, 2 fewer than yesterday'],
    [7, null, '7 accounts at risk, $9.12k ARR'],
  ])('for %i accounts after %s: %s', (today, before, sentence) => {
    expect(positionSentence(withAtRisk(today, before))).toBe(sentence)
  })

  it('counts by band when the revenue at stake is unknown', () => {
    const unbilled = {
      ...brief.headline,
      atRiskCustomers: unknown('Stripe is not connected.'),
      atRiskArrCents: unknown('Stripe is not connected.'),
    }
    expect(positionSentence({ ...brief, headline: unbilled })).toBe('37 accounts at risk')
    expect(positionDetail({ ...brief, headline: unbilled })).toBe('Stripe is not connected.')
  })

  it('does not guess without health', () => {
    const headline = { ...brief.headline, atRiskCustomers: unknown('No health score could be worked out.') }
    expect(positionSentence({ ...brief, headline, bands: missing('Health bands', 'no source') })).toBe(
      'Who is at risk cannot be said yet',
    )
  })
})

const listing = (count: number): Brief => ({
  ...brief,
  watchlist: present({ total: count, entries: sampleWatchlist().entries.slice(0, count) }),
})

describe('the second sentence', () => {
  it('says where dates and money lie', () => {
    expect(positionDetail(brief)).toBe(
      '4 of the 10 listed below renew within 90 days. The most revenue hangs on Blue Anchor Hotels: $50.4k ARR, which renews on 3 Feb 2021.',
    )
    expect(positionDetail(listing(1))).toMatch(/^It renews within 90 days\. /)
  })

  it('names the next to look at when nobody is at risk', () => {
    expect(positionDetail(listing(0))).toBe(
      '214 accounts with $2.01M ARR are in the band watch, the next to look at.',
    )
  })
})
