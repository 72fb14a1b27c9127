import type { DayRange, PlannedPart } from '../plan/query-plan.ts'
import { aggregateSql } from './aggregate.ts'
import type { NamedQuery, Rendering } from './rendering.ts'
import { DAY, sourceRows, VALUE } from './source-rows.ts'
import { dayLiteral, nameSql, selectSql } from './text.ts'

/** Things that happened, added up over a period. */
export function renderEvents(part: PlannedPart, rendering: Rendering): NamedQuery {
  const { groups } = rendering
  const source = sourceRows(part.rows, { uses: groups.map(({ use }) => use) }, rendering)
  return {
    name: part.id,
    sql: selectSql(
      [
        ...groups.map(({ alias, use }) => `${source.columnOf(use)} as ${nameSql(alias)}`),
        `${aggregateSql(part.rows.found.measure, VALUE)} as ${nameSql(part.id)}`,
      ],
      source.from,
      { where: [...source.where, ...rangeSql(DAY, part.range)], groups: groups.length },
    ),
  }
}

export function rangeSql(day: string, { start, end }: DayRange): readonly string[] {
  return [
    ...(start === null ? [] : [`${day} >= ${dayLiteral(start)}`]),
    ...(end === null ? [] : [`${day} <= ${dayLiteral(end)}`]),
  ]
}
