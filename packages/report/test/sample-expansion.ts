import type { Expansion, ExpansionCustomer, ExpansionSignal } from '../src/brief/expansion.ts'
import { known, unknown } from '../src/brief/figure.ts'

type Sketch = readonly [
  name: string,
  segment: string,
  owner: string,
  mrrCents: number,
  signals: readonly ExpansionSignal[],
]

const signal = (kind: string, evidence: string, cents: number | null): ExpansionSignal => ({
  signal: kind,
  evidence,
  upliftCents: cents === null ? unknown('No next plan to estimate from.') : known(cents),
})

const sketches: readonly Sketch[] = [
  [
    'Grand Pavilion Group',
    'enterprise',
    'Owner Five',
    610_000,
    [
      signal('usage_near_limit', '96.2% of the DataHub allowance used, 91.0% in the 28 days before', 122_000),
      signal('next_tier_adoption', '3 features of DataHub Business in use on 9 days of 28', null),
    ],
  ],
  [
    'Lighthouse Cafés',
    'mid_market',
    'Owner Three',
    148_000,
    [signal('seat_utilisation', '118 of 120 TeamChat seats in use', 64_500)],
  ],
  [
    'Meridian Stores',
    'mid_market',
    'Owner Two',
    97_400,
    [
      signal(
        'usage_near_limit',
        '84.1% of the CloudSync allowance used, 82.7% in the 28 days before',
        48_700,
      ),
    ],
  ],
  [
    'Pepper & Rye',
    'smb',
    'Owner One',
    21_000,
    [signal('seat_utilisation', '19 of 20 TeamChat seats in use', 9_900)],
  ],
]

export function sampleExpansion(): Expansion {
  return { customers: sketches.map(customer), total: 12 }
}

function customer([name, segment, owner, mrrCents, signals]: Sketch, index: number): ExpansionCustomer {
  return {
    customerId: `cus_e${index}`,
    name,
    segment,
    owner,
    mrrCents: known(mrrCents),
    upliftCents: signals[0]?.upliftCents ?? unknown('No next plan to estimate from.'),
    signals,
  }
}
