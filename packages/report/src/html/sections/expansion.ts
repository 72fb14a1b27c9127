import type { Brief } from '../../brief/brief.ts'
import type { Expansion, ExpansionCustomer } from '../../brief/expansion.ts'
import { growthSentence } from '../../findings/growth.ts'
import { currencySymbol } from '../../format/money.ts'
import { count } from '../../format/numbers.ts'
import { term } from '../../format/vocabulary.ts'
import { amountFigure } from '../figures.ts'
import { html, type Markup } from '../markup.ts'
import { part } from './part.ts'

export function expansionSection(brief: Brief): Markup {
  return part({
    id: 'expansion',
    section: brief.expansion,
    heading: () => growthSentence(brief),
    note: ({ customers, total }) =>
      customers.length < total
        ? `The ${count(customers.length)} with the largest estimated uplift; all are healthy, pay on time and have no critical ticket open.`
        : 'All are healthy, pay on time and have no critical ticket open.',
    body: (expansion) => (expansion.customers.length === 0 ? html`` : table(expansion, brief.currency)),
  })
}

function table({ customers }: Expansion, currency: string): Markup {
  const unit = currencySymbol(currency).trim()
  return html`<table class="watchlist expansion" role="table"><caption class="out-of-sight">Expansion signals</caption>
<colgroup><col class="c-account"><col><col class="c-money"><col class="c-uplift"></colgroup>
<thead role="rowgroup"><tr role="row"><th scope="col">Account</th><th scope="col">Evidence</th><th scope="col" class="n">MRR (${unit})</th><th scope="col" class="n">Estimated uplift (${unit})</th></tr></thead>
<tbody role="rowgroup">
${customers.map((customer) => row(customer, currency))}</tbody></table>`
}

function row(customer: ExpansionCustomer, currency: string): Markup {
  const under = [customer.segment === null ? '' : term(customer.segment), customer.owner ?? 'no owner']
  return html`<tr role="row"><th scope="row" role="rowheader" class="name"><span class="account">${customer.name}</span><span class="under">${under.filter((it) => it !== '').join(' · ')}</span></th>
<td role="cell" class="why"><ul class="evidence-list">${customer.signals.map(
    (it) => html`<li>${it.evidence} <span class="quiet small">${term(it.signal)}</span></li>`,
  )}</ul></td>
<td role="cell" class="n mrr" data-label="MRR">${amountFigure(customer.mrrCents, currency)}</td>
<td role="cell" class="n arr" data-label="Uplift">${amountFigure(customer.upliftCents, currency)}</td></tr>
`
}
