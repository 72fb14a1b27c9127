import type { Brief } from '../../brief/brief.ts'
import { cohortOffsets, type Cohorts } from '../../brief/cohorts.ts'
import { drawCohorts, type KeptShare } from '../../charts/cohort-map.ts'
import { cohortsSentence } from '../../findings/cohorts.ts'
import { quarter } from '../../format/dates.ts'
import { currencySymbol } from '../../format/money.ts'
import { count, percent } from '../../format/numbers.ts'
import { chartFrame } from '../chart-frame.ts'
import { amountFigure } from '../figures.ts'
import { html, type Markup } from '../markup.ts'
import { dataTable, figures } from '../table.ts'
import { part } from './part.ts'

export function cohortsSection(brief: Brief): Markup {
  return part({
    id: 'cohorts',
    section: brief.cohorts,
    heading: cohortsSentence,
    note: () => 'Customers by the quarter of their first MRR, at the exchange rates of each one’s first day.',
    body: (cohorts) => html`<div class="pair">${chart(cohorts, REVENUE)}${chart(cohorts, ACCOUNTS)}</div>
${sizes(brief, cohorts)}`,
  })
}

interface Kept {
  readonly id: string
  readonly share: KeptShare
  readonly title: string
  readonly subtitle: string
}

const REVENUE: Kept = {
  id: 'cohort-revenue',
  share: 'revenue',
  title: 'MRR kept by cohort',
  subtitle: 'Percent of starting MRR, months since the start',
}

const ACCOUNTS: Kept = {
  id: 'cohort-accounts',
  share: 'accounts',
  title: 'Customers kept by cohort',
  subtitle: 'Percent of starting customers, months since the start',
}

function chart(cohorts: Cohorts, { id, share, title, subtitle }: Kept): Markup {
  const later = cohortOffsets.filter((offset) => offset > 0)
  const alternative = { id: `${id}-chart`, title, description: describe(cohorts, share) }
  return chartFrame({
    id,
    title,
    subtitle,
    drawing: drawCohorts(cohorts, share, alternative),
    table: dataTable(
      title,
      [{ header: 'Cohort' }, ...figures(...later.map((offset) => `After ${offset} m (%)`))],
      cohorts.cohorts.map((cohort) => [
        quarter(cohort.quarter),
        ...later.map((offset) => shown(cohort.cells.find((cell) => cell.offset === offset)?.[share])),
      ]),
    ),
  })
}

const shown = (share: number | undefined): string =>
  share === undefined ? '' : percent(share, 0).replace('%', '')

function sizes({ currency }: Brief, { cohorts }: Cohorts): Markup {
  return html`<details class="data"><summary>How large the cohorts are</summary>${dataTable(
    'Customers and MRR at the start of each cohort',
    [{ header: 'Cohort' }, ...figures('Customers', `MRR at start (${currencySymbol(currency).trim()})`)],
    cohorts.map((cohort) => [
      quarter(cohort.quarter),
      count(cohort.customers),
      amountFigure({ value: cohort.startingCents }, currency),
    ]),
  )}</details>`
}

function describe({ cohorts }: Cohorts, share: KeptShare): string {
  return cohorts
    .map((cohort) => {
      const last = cohort.cells.at(-1)
      return last === undefined || last.offset === 0
        ? `${quarter(cohort.quarter)}: ${count(cohort.customers)} customers`
        : `${quarter(cohort.quarter)}: ${percent(last[share], 0)} after ${last.offset} months`
    })
    .join('; ')
}
