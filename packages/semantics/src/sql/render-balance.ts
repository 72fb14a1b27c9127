import type { NonAdditive } from '../layer/semantic-model.ts'
import type { PlannedPart } from '../plan/query-plan.ts'
import { aggregateSql } from './aggregate.ts'
import { periodGrain } from './group-columns.ts'
import { rangeSql } from './render-events.ts'
import type { NamedQuery, Rendering } from './rendering.ts'
import { DAY, sourceRows, VALUE } from './source-rows.ts'
import { nameSql, periodSql, selectSql } from './text.ts'

/**
 * A balance is read on the last (or first) day of each period. That day is the table's, not that of the rows which
 * pass the filters: a customer that left in the middle of a month has no balance at its end.
 */
export function renderBalance(part: PlannedPart, rendering: Rendering): readonly NamedQuery[] {
  const { groups } = rendering
  const { measure } = part.rows.found
  const { choice, groupings } = measure.nonAdditive as NonAdditive
  const ends = nameSql(`${part.id}_days`)
  const grain = periodGrain(rendering)
  const period = grain === null ? [] : [periodSql(DAY, grain)]
  const keys = groupings.map((name) => ({ name, use: { name, grain: null } }))
  const unfiltered = sourceRows(
    { ...part.rows, filters: [] },
    { uses: keys.map(({ use }) => use) },
    rendering,
  )
  const daysSql = selectSql(
    [
      ...period.map((sql) => `${sql} as period`),
      ...keys.map(({ name, use }) => `${unfiltered.columnOf(use)} as ${nameSql(name)}`),
      `${choice}(${DAY}) as day`,
    ],
    unfiltered.from,
    { where: rangeSql(DAY, part.range), groups: period.length + keys.length },
  )
  const uses = [...groups.map(({ use }) => use), ...keys.map(({ use }) => use)]
  const source = sourceRows(part.rows, { uses }, rendering)
  const conditions = [
    `${DAY} = ${ends}.day`,
    ...keys.map(({ name, use }) => `${source.columnOf(use)} = ${ends}.${nameSql(name)}`),
  ]
  const sql = selectSql(
    [
      ...groups.map(({ alias, use }) => `${source.columnOf(use)} as ${nameSql(alias)}`),
      `${aggregateSql(measure, VALUE)} as ${nameSql(part.id)}`,
    ],
    `${source.from}\ninner join ${ends}\n    on ${conditions.join('\n    and ')}`,
    { where: source.where, groups: groups.length },
  )
  return [
    { name: `${part.id}_days`, sql: daysSql },
    { name: part.id, sql },
  ]
}
