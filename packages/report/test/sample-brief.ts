import type { Brief } from '../src/brief/brief.ts'
import { known, unknown } from '../src/brief/figure.ts'
import { missing, present } from '../src/brief/section.ts'
import { sampleCoverage } from './sample-coverage.ts'
import { sampleExpansion } from './sample-expansion.ts'
import { sampleRetention, sampleRevenue } from './sample-revenue.ts'
import { sampleService } from './sample-service.ts'
import { sampleWatchlist } from './sample-watchlist.ts'

/** An invented company's position, with the awkward cases a report must survive. */
export function sampleBrief(limit = 10): Brief {
  const watchlist = sampleWatchlist()
  return {
    asOf: '2020-12-31',
    currency: 'USD',
    version: {
      id: '2021-01-01T0605',
      publishedAt: '2021-01-01T06:05:12Z',
      checksPassed: 214,
      checksTotal: 214,
    },
    headline: {
      customers: known(2000),
      payingCustomers: known(1643),
      atRiskCustomers: known(37),
      atRiskArrCents: known(48_213_555),
      atRiskCustomersPreviousDay: known(35),
      mrrCents: known(110_810_000),
      arrCents: known(1_329_720_000),
      mrrChangeMonthToDateCents: known(1_230_000),
      nrr: known(1.0312),
      grr: known(0.8841),
      expansionCustomers: known(12),
      estimatedUpliftCents: known(410_300),
      firstReplyAdherence: known(0.9214),
      openTickets: known(123),
    },
    bands: present({
      population: 'paying',
      counts: [
        { band: 'critical', customers: 9, arrCents: known(15_213_555) },
        { band: 'at_risk', customers: 28, arrCents: known(33_000_000) },
        { band: 'watch', customers: 214, arrCents: known(201_300_000) },
        { band: 'healthy', customers: 1361, arrCents: known(1_063_206_445) },
        { band: 'insufficient_data', customers: 31, arrCents: known(17_000_000) },
      ],
    }),
    watchlist: present({ ...watchlist, entries: watchlist.entries.slice(0, limit) }),
    revenue: present(sampleRevenue()),
    retention: present(sampleRetention()),
    expansion: present(sampleExpansion()),
    service: present(sampleService()),
    coverage: present(sampleCoverage()),
  }
}

const sampleBandsWithoutRevenue = () =>
  (
    [
      ['critical', 11],
      ['at_risk', 34],
      ['watch', 240],
      ['healthy', 1640],
      ['insufficient_data', 75],
    ] as const
  ).map(([band, customers]) => ({
    band,
    customers,
    arrCents: unknown('Recurring revenue needs billing data.'),
  }))

/** The same day for a company that has not connected its billing. */
export function sampleBriefWithoutBilling(): Brief {
  const why =
    'Stripe is not connected. No revenue is reported: MRR, movements, retention, renewals and payment health are left out.'
  const brief = sampleBrief(3)
  return {
    ...brief,
    headline: {
      ...brief.headline,
      payingCustomers: unknown(why),
      atRiskCustomers: unknown(why),
      atRiskArrCents: unknown(why),
      atRiskCustomersPreviousDay: unknown(why),
      mrrCents: unknown(why),
      arrCents: unknown(why),
      mrrChangeMonthToDateCents: unknown(why),
      nrr: unknown(why),
      grr: unknown(why),
      expansionCustomers: unknown(why),
      estimatedUpliftCents: unknown(why),
    },
    bands: present({ population: 'all', counts: sampleBandsWithoutRevenue() }),
    watchlist: missing('Risk watchlist', why),
    revenue: missing('MRR movements', why),
    retention: missing('Net revenue retention', why),
    expansion: missing('Expansion signals', why),
  }
}
