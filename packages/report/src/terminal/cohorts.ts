import type { Brief } from '../brief/brief.ts'
import { cohortOffsets, type Cohorts } from '../brief/cohorts.ts'
import { cohortsSentence } from '../findings/cohorts.ts'
import { quarter } from '../format/dates.ts'
import { count, percent } from '../format/numbers.ts'
import { block, type Lines, type Screen } from './screen.ts'
import { figures, textTable } from './text-table.ts'

export function cohortLines(brief: Brief, screen: Screen): Lines {
  return block(brief.cohorts, screen, {
    heading: cohortsSentence,
    body: (cohorts) => table(cohorts, screen),
  })
}

function table({ cohorts }: Cohorts, screen: Screen): Lines {
  const later = cohortOffsets.filter((offset) => offset > 0)
  const columns = [
    { header: 'Cohort' },
    figures('Customers'),
    ...later.map((offset) => figures(offset === 1 ? 'MRR 1 m' : `${offset} m`)),
  ]
  const rows = cohorts.map((cohort) => ({
    cells: [
      quarter(cohort.quarter),
      count(cohort.customers),
      ...later.map((offset) => {
        const cell = cohort.cells.find((it) => it.offset === offset)
        return cell === undefined ? '' : percent(cell.revenue, 0)
      }),
    ],
  }))
  return textTable({ columns, rows }, screen.columns, screen.paint)
}
