import { join } from 'node:path'
import type { ResolveSummary } from '@waypoint/identity'
import { keyText } from '@waypoint/identity'
import { formatCount, plural } from '../terminal/duration.ts'
import type { Style } from '../terminal/style.ts'
import { renderEvaluation } from './evaluation-view.ts'

/** After a resolution: how many customers, what a person should look at, where everything is. */
export function renderSummary(summary: ResolveSummary, dir: string, style: Style): string {
  const lines = [
    `${style.bold(plural(summary.customers, 'customer'))} out of ${plural(summary.records, 'record')}; ${formatCount(
      summary.matched,
    )} records share theirs, the largest has ${formatCount(summary.largestCustomer)}.`,
    `${plural(summary.reviewQueue, 'pair')} to review.`,
    `${style.quiet('This run')}  ${eventsText(summary.events)}`,
  ]
  if (summary.rejected.length > 0) {
    const [first] = summary.rejected
    lines.push(
      `${style.warn(`${plural(summary.rejected.length, 'row')} rejected`)}: ${first?.reason ?? ''}${
        summary.rejected.length > 1 ? ', …' : ''
      }  ${style.quiet(join(dir, 'rejected.json'))}`,
    )
  }
  for (const { number, one, other } of summary.unknownOverrides) {
    lines.push(
      `${style.warn(`Override ${number} has no effect`)}: ${keyText(one)} or ${keyText(other)} is not among the records.`,
    )
  }
  if (summary.evaluation !== null) lines.push('', renderEvaluation(summary.evaluation, style).trimEnd())
  lines.push('', ...summary.files.map((file) => style.link(file)))
  return `${lines.join('\n')}\n`
}

function eventsText(events: Readonly<Record<string, number>>): string {
  const told = Object.entries(events).map(([event, count]) => `${formatCount(count)} ${event}`)
  return told.length === 0 ? 'nothing changed' : told.join(', ')
}
