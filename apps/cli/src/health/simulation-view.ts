import type { Judgement, PolicyChange, PolicySimulation, SimulatedMonth } from '@waypoint/health'
import { change, dayText, decimal, money, percent, term } from '@waypoint/report'
import { formatCount, plural } from '../terminal/duration.ts'
import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'

export interface SimulationView {
  /** Customers to list. */
  readonly limit: number
  /** Of their MRR. */
  readonly currency: string
  readonly style: Style
}

const BANDS = ['critical', 'at_risk', 'watch', 'healthy', 'insufficient_data'] as const

/** First who leaves and is caught, then the bands month by month, then who would stand elsewhere today. */
export function renderSimulation(simulation: PolicySimulation, view: SimulationView): string {
  return [
    headline(simulation, view.style),
    policyChanges(simulation.changes, view.style),
    judgement(simulation, view.style),
    bandsByMonth(simulation.months, view.style),
    moves(simulation, view),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function headline({ changedDays, moves: moved, from, to }: PolicySimulation, style: Style): string {
  const what =
    changedDays === 0
      ? 'The policy would have said the same'
      : `${plural(moved.length, 'customer')} would stand in another band`
  return `${style.bold(what)}\n${formatCount(changedDays)} scores of paying customers differ, ${dayText(from)} to ${dayText(to)}.\n`
}

/** Changes that are the same for every segment and stage are told once. */
function policyChanges(changes: readonly PolicyChange[], style: Style): string {
  const groups = new Map<string, readonly PolicyChange[]>()
  for (const one of changes) {
    const key = JSON.stringify([one.measure, one.what, one.before, one.after])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const where = [
      ...new Set(group.map(({ segment, lifecycleStage }) => `${term(segment)} ${lifecycleStage}`)),
    ]
    return [
      [
        term(first.measure),
        first.what.replaceAll('_', ' '),
        first.before ?? '–',
        first.after ?? '–',
        where.length === 8 ? 'everyone' : where.length > 3 ? `${where.length} of 8 groups` : where.join(', '),
      ],
    ]
  })
  if (rows.length === 0) return ''
  return renderTable(
    [
      { title: 'changed', align: 'left' },
      { title: '', align: 'left' },
      { title: 'from', align: 'right' },
      { title: 'to', align: 'right' },
      { title: 'for', align: 'left' },
    ],
    rows,
    style,
  )
}

function judgement({ before, after, leavers, horizonDays }: PolicySimulation, style: Style): string {
  if (leavers === 0)
    return `No month has ${horizonDays} days of future in which someone left: nothing to judge by.\n`
  const row = (name: string, side: Judgement): readonly string[] => [
    name,
    `${formatCount(side.caught)} of ${formatCount(leavers)}`,
    side.recall === null ? '–' : percent(side.recall),
    formatCount(side.falseAlarms),
    side.precision === null ? '–' : percent(side.precision),
  ]
  return renderTable(
    [
      { title: `left within ${horizonDays} days`, align: 'left' },
      { title: 'caught', align: 'right' },
      { title: 'of leavers', align: 'right' },
      { title: 'false alarms', align: 'right' },
      { title: 'right alarms', align: 'right' },
    ],
    [
      row('as published', before),
      row('this policy', after),
      [
        'difference',
        change(after.caught - before.caught, 0),
        points(after.recall, before.recall),
        change(after.falseAlarms - before.falseAlarms, 0),
        points(after.precision, before.precision),
      ],
    ],
    style,
  )
}

function points(now: number | null, then: number | null): string {
  return now === null || then === null ? '–' : `${change(100 * (now - then))} pts`
}

function bandsByMonth(months: readonly SimulatedMonth[], style: Style): string {
  const cell = (month: SimulatedMonth, band: (typeof BANDS)[number]): string => {
    const [before, after] = [month.before.bands[band] ?? 0, month.after.bands[band] ?? 0]
    return before === after ? formatCount(after) : `${formatCount(before)} → ${formatCount(after)}`
  }
  return renderTable(
    [
      { title: 'first of', align: 'left' },
      ...BANDS.map((band) => ({
        title: band === 'insufficient_data' ? 'no score' : term(band).toLowerCase(),
        align: 'right' as const,
      })),
      { title: 'left', align: 'right' },
    ],
    months.map((month) => [
      month.month,
      ...BANDS.map((band) => cell(month, band)),
      month.leavers === null ? '–' : formatCount(month.leavers),
    ]),
    style,
  )
}

function moves({ moves: moved, to }: PolicySimulation, { limit, currency, style }: SimulationView): string {
  if (moved.length === 0) return ''
  const table = renderTable(
    [
      { title: `in another band on ${dayText(to)}`, align: 'left' },
      { title: 'MRR', align: 'right' },
      { title: 'score', align: 'right' },
      { title: 'band', align: 'left' },
    ],
    moved
      .slice(0, limit)
      .map((one) => [
        one.name,
        money(one.mrrCents, currency),
        `${decimal(one.scoreBefore)} → ${decimal(one.scoreAfter)}`,
        `${term(one.bandBefore).toLowerCase()} → ${term(one.bandAfter).toLowerCase()}`,
      ]),
    style,
  )
  const more = moved.length - limit
  return more > 0 ? `${table}${style.quiet(`and ${more} more; --limit shows them`)}\n` : table
}
