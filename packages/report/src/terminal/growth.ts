import type { Brief } from '../brief/brief.ts'
import type { Expansion } from '../brief/expansion.ts'
import { growthSentence } from '../findings/growth.ts'
import { money } from '../format/money.ts'
import { block, indented, type Lines, type Screen } from './screen.ts'
import { textTable } from './text-table.ts'

export function growthLines(brief: Brief, screen: Screen): Lines {
  return block(brief.expansion, screen, {
    heading: () => growthSentence(brief),
    body: (expansion) => (expansion.customers.length === 0 ? [] : table(expansion, brief.currency, screen)),
  })
}

function table({ customers }: Expansion, currency: string, screen: Screen): Lines {
  const columns = [
    { header: 'Account', isFlexible: true },
    { header: 'Owner', atMost: 20 },
    { header: 'MRR', align: 'right' },
    { header: 'Uplift', align: 'right' },
  ] as const
  const rows = customers.map((customer) => ({
    cells: [
      { text: customer.name, role: 'strong' as const },
      customer.owner ?? 'no owner',
      money(customer.mrrCents.value, currency),
      money(customer.upliftCents.value, currency),
    ],
    below: customer.signals.flatMap((signal) => indented(signal.evidence, 4, screen)),
  }))
  return textTable({ columns, rows }, screen.columns, screen.paint)
}
