import type { Grain } from '../layer/grain.ts'
import type { DayRange } from '../plan/query-plan.ts'
import { rangeSql } from './render-events.ts'
import type { Rendering } from './rendering.ts'
import { nameSql, periodSql, selectSql } from './text.ts'
import { timeSpineOf } from './time-spine.ts'

export interface Reach {
  readonly grain: Grain
  readonly range: DayRange
  /** The first and the last period, as SQL; null where the range alone decides. */
  readonly first: string | null
  readonly last: string | null
}

/** Every period, also one in which nothing happened. */
export function periodsSql({ grain, range, first, last }: Reach, rendering: Rendering): string {
  const spine = timeSpineOf(rendering)
  const day = `cast(${nameSql(spine.column)} as date)`
  const period = periodSql(day, grain)
  return selectSql([`${period} as period`], `from ${spine.relation}`, {
    where: [
      ...rangeSql(day, range),
      ...(first === null ? [] : [`${period} >= ${first}`]),
      ...(last === null ? [] : [`${period} <= ${last}`]),
    ],
    groups: 1,
  })
}
