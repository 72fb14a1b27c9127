import type { Brief } from '../brief/brief.ts'
import type { Service } from '../brief/service.ts'
import { serviceSentence } from '../findings/service.ts'
import { duration } from '../format/durations.ts'
import { count, percent } from '../format/numbers.ts'
import { term } from '../format/vocabulary.ts'
import { block, type Lines, type Screen } from './screen.ts'
import { figures, textTable } from './text-table.ts'

export function serviceLines(brief: Brief, screen: Screen): Lines {
  return block(brief.service, screen, { heading: serviceSentence, body: (service) => table(service, screen) })
}

function table({ lines }: Service, screen: Screen): Lines {
  const columns = [
    { header: 'Target' },
    ...['On time', 'Before', 'Met', 'Breached', 'Running', 'Median', 'p90'].map(figures),
  ]
  const rows = lines.map((line) => ({
    cells: [
      line.slice === 'total' ? term(line.metric) : `· ${term(line.slice)}`,
      percent(line.adherence.value),
      percent(line.previousAdherence.value),
      count(line.met),
      count(line.breached),
      count(line.running),
      duration(line.p50Seconds.value),
      duration(line.p90Seconds.value),
    ],
  }))
  return textTable({ columns, rows }, screen.columns, screen.paint)
}
