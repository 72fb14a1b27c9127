import { figureOf } from '../brief/figure.ts'
import { missing, present, type Section } from '../brief/section.ts'
import type { Service, SlaLine } from '../brief/service.ts'
import { monthStart } from '../format/dates.ts'
import { isoDate, number, requiredNumber, requiredText } from './cell.ts'
import { gapFor, needsTickets } from './gap.ts'
import type { Row } from './query.ts'
import { martRows, type Scope } from './scope.ts'

const metrics = ['first_reply_time', 'next_reply_time', 'full_resolution_time']
const priorities = ['total', 'urgent', 'high', 'normal', 'low']
const nothingMeasured = 'No clock ended in this month.'

/** The month of the day so far, or the month before when nothing was measured yet. */
export async function readService(scope: Scope): Promise<Section<Service>> {
  const gap = gapFor(scope, 'SLA adherence', { mart: 'sla_adherence', needs: [needsTickets] })
  if (gap !== null) return gap
  const rows = await martRows(scope, 'sla_adherence', {
    sql: (relation) => `select cast(date_trunc('month', month) as varchar) as month, metric, dimension, slice,
      met, breached, running, cast(adherence as double precision) as adherence,
      cast(p50_seconds as double precision) as p50_seconds, cast(p90_seconds as double precision) as p90_seconds
      from ${relation}
      where dimension in ('total', 'priority') and month >= cast($1 as date) and month <= cast($2 as date)`,
    parameters: [monthStart(scope.asOf, -2), monthStart(scope.asOf)],
  })
  const month = [monthStart(scope.asOf), monthStart(scope.asOf, -1)].find((candidate) =>
    rows.some((row) => isoDate(row, 'month') === candidate),
  )
  if (month === undefined) return missing('SLA adherence', 'No clock ran in this month or the one before.')
  const before = rows.filter((row) => isoDate(row, 'month') === monthStart(month, -1))
  const lines = rows.filter((row) => isoDate(row, 'month') === month).map((row) => slaLine(row, before))
  return present({ month, lines: lines.toSorted((left, right) => placeOf(left) - placeOf(right)) })
}

function slaLine(row: Row, before: readonly Row[]): SlaLine {
  const metric = requiredText(row, 'metric')
  const slice = sliceOf(row)
  const previous = before.find((it) => requiredText(it, 'metric') === metric && sliceOf(it) === slice)
  return {
    metric,
    slice,
    met: requiredNumber(row, 'met'),
    breached: requiredNumber(row, 'breached'),
    running: requiredNumber(row, 'running'),
    adherence: figureOf(number(row, 'adherence'), nothingMeasured),
    previousAdherence: figureOf(
      previous === undefined ? null : number(previous, 'adherence'),
      'Nothing was measured in the month before.',
    ),
    p50Seconds: figureOf(number(row, 'p50_seconds'), nothingMeasured),
    p90Seconds: figureOf(number(row, 'p90_seconds'), nothingMeasured),
  }
}

function sliceOf(row: Row): string {
  return requiredText(row, 'dimension') === 'total' ? 'total' : requiredText(row, 'slice')
}

function placeOf(line: SlaLine): number {
  return placeIn(metrics, line.metric) * 100 + placeIn(priorities, line.slice)
}

const placeIn = (list: readonly string[], item: string): number =>
  list.includes(item) ? list.indexOf(item) : list.length
