import type { Brief } from '../../brief/brief.ts'
import type { Service, SlaLine } from '../../brief/service.ts'
import { serviceSentence } from '../../findings/service.ts'
import { month, monthStart, shortMonth } from '../../format/dates.ts'
import { duration } from '../../format/durations.ts'
import { count, points } from '../../format/numbers.ts'
import { term } from '../../format/vocabulary.ts'
import { dash, percentCell } from '../figures.ts'
import { html, type Markup } from '../markup.ts'
import { scrollable } from '../scrollable.ts'
import { part } from './part.ts'

export function serviceSection(brief: Brief): Markup {
  return part({
    id: 'service',
    section: brief.service,
    heading: serviceSentence,
    note: () =>
      'Business time of the schedule in force. Running clocks count neither as met nor as breached.',
    body: table,
  })
}

function table(service: Service): Markup {
  const before = shortMonth(monthStart(service.month, -1))
  const metrics = [...new Set(service.lines.map((line) => line.metric))]
  const heading = `SLA adherence in ${month(service.month)}`
  const content = html`<table class="sla"><caption class="out-of-sight">${heading}</caption>
<thead><tr><th scope="col">Target</th><th scope="col" class="n">Met on time (%)</th><th scope="col" class="n">vs ${before} (pts)</th><th scope="col" class="n">Met</th><th scope="col" class="n">Breached</th><th scope="col" class="n">Running</th><th scope="col" class="n">Median</th><th scope="col" class="n">90th percentile</th></tr></thead>
${metrics.map((metric) => body(service.lines.filter((line) => line.metric === metric)))}</table>`
  return scrollable(heading, content)
}

/** One metric: its total, then its priorities. */
function body(lines: readonly SlaLine[]): Markup {
  return html`<tbody>
${lines.map(row)}</tbody>`
}

function row(line: SlaLine): Markup {
  const isTotal = line.slice === 'total'
  const name = isTotal ? term(line.metric) : term(line.slice)
  return html`<tr${isTotal ? html` class="group"` : null}><th scope="row"${isTotal ? null : html` class="slice"`}>${name}</th><td class="n">${percentCell(line.adherence)}${meter(line)}</td><td class="n">${difference(line)}</td><td class="n">${count(line.met)}</td><td class="n">${count(line.breached)}</td><td class="n">${count(line.running)}</td><td class="n">${duration(line.p50Seconds.value)}</td><td class="n">${duration(line.p90Seconds.value)}</td></tr>
`
}

function meter(line: SlaLine): Markup {
  const share = Math.round((line.adherence.value ?? 0) * 100)
  return html`<span class="meter" style="--share:${share}%"></span>`
}

function difference({ adherence, previousAdherence }: SlaLine): Markup {
  if (adherence.value === null) return dash(adherence.reason ?? '')
  if (previousAdherence.value === null) return dash(previousAdherence.reason ?? '')
  return html`${points(adherence.value - previousAdherence.value).replace(' pts', '')}`
}
