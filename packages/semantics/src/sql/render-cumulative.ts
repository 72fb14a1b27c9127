import type { PlannedPart, Reading } from '../plan/query-plan.ts'
import { aggregateSql } from './aggregate.ts'
import { isPeriod, periodGrain } from './group-columns.ts'
import { rangeSql } from './render-events.ts'
import { timeSpineOf } from './time-spine.ts'
import type { NamedQuery, Rendering } from './rendering.ts'
import { DAY, sourceRows } from './source-rows.ts'
import { intervalSql, nameSql, periodSql, selectSql } from './text.ts'

type CumulativeReading = Extract<Reading, { readonly kind: 'cumulative' }>

export interface CumulativePart extends PlannedPart {
  readonly reading: CumulativeReading
}

/** What happened up to a day: in a window before it, since the period began, or ever. */
export function renderCumulative(part: CumulativePart, rendering: Rendering): readonly NamedQuery[] {
  const { measure } = part.rows.found
  const others = rendering.groups.filter((group) => !isPeriod(group))
  const source = sourceRows(part.rows, { uses: others.map(({ use }) => use) }, rendering)
  const rows = nameSql(`${part.id}_rows`)
  const days = nameSql(`${part.id}_days`)
  const isAverage = part.reading.periodAggregation === 'average' && periodGrain(rendering) !== null
  const perDay = selectSql(
    [
      ...rendering.groups.map((group) =>
        isPeriod(group)
          ? `${isAverage ? `${days}.day` : periodSql(`${days}.day`, group.use.grain ?? 'day')} as ${nameSql(group.alias)}`
          : `${rows}.${nameSql(group.alias)}`,
      ),
      `${aggregateSql(measure, `${rows}.measure_value`)} as ${nameSql(part.id)}`,
    ],
    `from ${days}\ninner join ${rows}\n    on ${withinSql(part.reading, `${rows}.metric_time`, `${days}.day`).join('\n    and ')}`,
    { groups: rendering.groups.length },
  )
  const queries = [
    {
      name: `${part.id}_rows`,
      sql: selectSql(
        [
          `${DAY} as metric_time`,
          ...others.map(({ alias, use }) => `${source.columnOf(use)} as ${nameSql(alias)}`),
          'source.measure_value',
        ],
        source.from,
        { where: source.where },
      ),
    },
    { name: `${part.id}_days`, sql: daysSql(part, rendering) },
  ]
  if (!isAverage) return [...queries, { name: part.id, sql: perDay }]
  return [...queries, { name: `${part.id}_daily`, sql: perDay }, averageOf(part, rendering)]
}

function withinSql(reading: CumulativeReading, time: string, day: string): readonly string[] {
  const since =
    reading.window === null
      ? reading.grainToDate === null
        ? []
        : [`${time} >= ${periodSql(day, reading.grainToDate)}`]
      : [`${time} > ${day} - ${intervalSql(reading.window)}`]
  return [`${time} <= ${day}`, ...since]
}

/** The days for which a value is wanted, among those that the data reaches. */
function daysSql(part: CumulativePart, rendering: Rendering): string {
  const spine = timeSpineOf(rendering)
  const grain = periodGrain(rendering)
  const day = `cast(${nameSql(spine.column)} as date)`
  const reach = sourceRows({ ...part.rows, filters: [] }, { uses: [] }, rendering)
  const where = [
    ...rangeSql(day, part.range),
    `${day} >= (select min(${DAY}) ${flat(reach.from)})`,
    `${day} <= (select max(${DAY}) ${flat(reach.from)})`,
  ]
  const from = `from ${spine.relation}`
  if (grain === null) return selectSql([`max(${day}) as day`], from, { where })
  const { periodAggregation } = part.reading
  if (grain === 'day' || periodAggregation === 'average') return selectSql([`${day} as day`], from, { where })
  const choice = periodAggregation === 'first' ? 'min' : 'max'
  return `${selectSql([`${choice}(${day}) as day`], from, { where })}\ngroup by ${periodSql(day, grain)}`
}

const flat = (sql: string): string => sql.replaceAll(/\s+/g, ' ')

function averageOf(part: CumulativePart, rendering: Rendering): NamedQuery {
  const daily = nameSql(`${part.id}_daily`)
  return {
    name: part.id,
    sql: selectSql(
      [
        ...rendering.groups.map((group) => {
          const column = `${daily}.${nameSql(group.alias)}`
          return isPeriod(group)
            ? `${periodSql(column, group.use.grain ?? 'day')} as ${nameSql(group.alias)}`
            : column
        }),
        `avg(${daily}.${nameSql(part.id)}) as ${nameSql(part.id)}`,
      ],
      `from ${daily}`,
      { groups: rendering.groups.length },
    ),
  }
}
