import { WaypointError } from '@waypoint/contracts'
import { type Grain, type TimeWindow, windowText } from '../layer/grain.ts'
import type { PlannedPart, Shift } from '../plan/query-plan.ts'
import { isPeriod, periodGrain } from './group-columns.ts'
import { periodsSql } from './periods.ts'
import type { NamedQuery, Rendering } from './rendering.ts'
import { intervalSql, nameSql, periodSql, selectSql } from './text.ts'

/** Under each period the value of the one before, as far as there are later values to compare it with. */
export function renderShift(part: PlannedPart, before: string, rendering: Rendering): readonly NamedQuery[] {
  const [first, ...more] = rendering.groups.filter(isPeriod)
  const grain = periodGrain(rendering)
  if (first === undefined || grain === null || more.length > 0) throw oneTime(part)
  const source = nameSql(before)
  const periods = nameSql(`${part.id}_periods`)
  const column = `${source}.${nameSql(first.alias)}`
  const shift = part.shift as Shift
  if (shift.kind === 'offset') refuseOdd(part, shift.window, grain)
  return [
    {
      name: `${part.id}_periods`,
      sql: periodsSql(
        {
          grain,
          range: part.range,
          first: null,
          last: `(select max(${nameSql(first.alias)}) from ${source})`,
        },
        rendering,
      ),
    },
    {
      name: part.id,
      sql: selectSql(
        [
          ...rendering.groups.map((group) =>
            isPeriod(group)
              ? `${periods}.period as ${nameSql(group.alias)}`
              : `${source}.${nameSql(group.alias)}`,
          ),
          `${source}.${source} as ${nameSql(part.id)}`,
        ],
        `from ${periods}\ninner join ${source}\n    on ${column} = ${earlierSql(shift, `${periods}.period`, grain)}`,
      ),
    },
  ]
}

function earlierSql(shift: Shift, period: string, grain: Grain): string {
  switch (shift.kind) {
    case 'offset':
      return periodSql(`cast(${period} - ${intervalSql(shift.window)} as date)`, grain)
    case 'to_grain':
      return periodSql(periodSql(period, shift.grain), grain)
  }
}

function oneTime(part: PlannedPart): WaypointError {
  return new WaypointError({
    code: 'offset-without-time',
    message: `'${part.rows.found.measure.name}' is compared with an earlier period, so it needs one kind of period.`,
    hint: 'Group by month, or another period.',
  })
}

const DAYS: Readonly<Record<Grain, number>> = { day: 1, week: 7, month: 0, quarter: 0, year: 0 }
const MONTHS: Readonly<Record<Grain, number>> = { day: 0, week: 0, month: 1, quarter: 3, year: 12 }

/** A month before a quarter is no quarter: only whole periods are compared. */
function refuseOdd(part: PlannedPart, window: TimeWindow, grain: Grain): void {
  const isWhole =
    MONTHS[grain] === 0
      ? MONTHS[window.grain] > 0 || (DAYS[window.grain] * window.count) % DAYS[grain] === 0
      : MONTHS[window.grain] > 0 && (MONTHS[window.grain] * window.count) % MONTHS[grain] === 0
  if (isWhole) return
  throw new WaypointError({
    code: 'offset-within-period',
    message: `'${part.rows.found.measure.name}' is compared with ${windowText(window)} before, which is no number of whole ${grain}s.`,
    hint: `Group by ${MONTHS[window.grain] > 0 ? 'month' : 'day'}, or another period that fits into ${windowText(window)}.`,
  })
}
