import type { Brief } from '../src/brief/brief.ts'
import { present } from '../src/brief/section.ts'
import { sampleBrief } from './sample-brief.ts'
import { sampleExpansion } from './sample-expansion.ts'
import { sampleWatchlist } from './sample-watchlist.ts'

export const hostileName =
  '<script>alert(1)</script> | `x` **b** [l](https://e.example) "\'><img src=x onerror=y> \u001b[31mred\u001b[0m\r\nnext'

/** A position whose names, owners, segments and evidence try to be something else than text. */
export function hostileBrief(): Brief {
  const [entry] = sampleWatchlist().entries
  const [customer] = sampleExpansion().customers
  if (entry === undefined || customer === undefined) throw new Error('the samples are empty')
  const signals = customer.signals.map((signal) => ({
    ...signal,
    evidence: hostileName,
    signal: hostileName,
  }))
  const reasons = entry.reasons.map((reason) => ({ ...reason, measure: hostileName }))
  const names = { name: hostileName, owner: hostileName, segment: hostileName }
  return {
    ...sampleBrief(1),
    watchlist: present({ total: 1, entries: [{ ...entry, ...names, reasons }] }),
    expansion: present({ total: 1, customers: [{ ...customer, ...names, signals }] }),
  }
}
