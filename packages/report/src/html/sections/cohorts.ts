import type { Brief } from '../../brief/brief.ts'
import { cohortOffsets, type Cohorts } from '../../brief/cohorts.ts'
import { drawCohorts } from '../../charts/cohort-map.ts'
import { cohortsSentence } from '../../findings/cohorts.ts'
import { quarter } from '../../format/dates.ts'
import { currencySymbol } from '../../format/money.ts'
import { count, percent } from '../../format/numbers.ts'
import { chartFrame } from '../chart-frame.ts'
import { amountFigure } from '../figures.ts'
import type { Markup } from '../markup.ts'
import { dataTable, figures } from '../table.ts'
import { part } from './part.ts'

export function cohortsSection(brief: Brief): Markup {
  return part({
    id: 'cohorts',
    section: brief.cohorts,
    heading: cohortsSentence,
    note: () => 'Customers by the quarter of their first MRR, at the exchange rates of each one’s first day.',
    body: (cohorts) => chart(brief, cohorts),
  })
}

const shown = (share: number | undefined): string =>
  share === undefined ? '' : percent(share, 0).replace('%', '')

function chart({ currency }: Brief, cohorts: Cohorts): Markup {
  const title = 'MRR kept by cohort'
  const later = cohortOffsets.filter((offset) => offset > 0)
  return chartFrame({
    id: 'cohort-map',
    title,
    subtitle: 'Percent of starting MRR, months since the start',
    drawing: drawCohorts(cohorts, { id: 'cohort-map-chart', title, description: describe(cohorts) }),
    table: dataTable(
      title,
      [
        { header: 'Cohort' },
        ...figures(
          'Customers',
          `MRR at start (${currencySymbol(currency).trim()})`,
          ...later.map((offset) => `MRR after ${offset} m (%)`),
          ...later.map((offset) => `Customers after ${offset} m (%)`),
        ),
      ],
      cohorts.cohorts.map((cohort) => {
        const at = (offset: number) => cohort.cells.find((cell) => cell.offset === offset)
        return [
          quarter(cohort.quarter),
          count(cohort.customers),
          amountFigure({ value: cohort.startingCents }, currency),
          ...later.map((offset) => shown(at(offset)?.revenue)),
          ...later.map((offset) => shown(at(offset)?.accounts)),
        ]
      }),
    ),
  })
}

function describe({ cohorts }: Cohorts): string {
  return cohorts
    .map((cohort) => {
      const last = cohort.cells.at(-1)
      return last === undefined || last.offset === 0
        ? `${quarter(cohort.quarter)}: ${count(cohort.customers)} customers`
        : `${quarter(cohort.quarter)}: ${percent(last.revenue, 0)} after ${last.offset} months`
    })
    .join('; ')
}
