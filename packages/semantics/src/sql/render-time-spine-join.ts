import type { PlannedPart } from '../plan/query-plan.ts'
import { isPeriod, periodGrain } from './group-columns.ts'
import { periodsSql } from './periods.ts'
import type { NamedQuery, Rendering } from './rendering.ts'
import { nameSql, selectSql } from './text.ts'

/** Adds the periods in which nothing happened, for each of the other groups that are known at all. */
export function renderTimeSpineJoin(
  part: PlannedPart,
  known: string,
  rendering: Rendering,
): readonly NamedQuery[] {
  const source = nameSql(known)
  const grain = periodGrain(rendering)
  const [time, ...more] = rendering.groups.filter(isPeriod)
  const all = rendering.groups.map(({ alias }) => nameSql(alias))
  if (grain === null || time === undefined || more.length > 0) {
    return [{ name: part.id, sql: selectSql([...all, `${source} as ${nameSql(part.id)}`], `from ${source}`) }]
  }
  const others = rendering.groups.filter((group) => !isPeriod(group)).map(({ alias }) => nameSql(alias))
  const column = nameSql(time.alias)
  const periods = nameSql(`${part.id}_periods`)
  const groups = nameSql(`${part.id}_groups`)
  const combined = others.length === 0 ? '' : `\ncross join ${groups}`
  const conditions = [
    `${source}.${column} = ${periods}.period`,
    ...others.map((name) => `${source}.${name} is not distinct from ${groups}.${name}`),
  ]
  return [
    {
      name: `${part.id}_periods`,
      sql: periodsSql(
        {
          grain,
          range: part.range,
          first: part.range.start === null ? `(select min(${column}) from ${source})` : null,
          last: part.range.end === null ? `(select max(${column}) from ${source})` : null,
        },
        rendering,
      ),
    },
    ...(others.length === 0
      ? []
      : [{ name: `${part.id}_groups`, sql: selectSql(others, `from ${source}`, { groups: others.length }) }]),
    {
      name: part.id,
      sql: selectSql(
        [
          ...rendering.groups.map((group) =>
            isPeriod(group) ? `${periods}.period as ${column}` : `${groups}.${nameSql(group.alias)}`,
          ),
          `${source}.${source} as ${nameSql(part.id)}`,
        ],
        `from ${periods}${combined}\nleft join ${source}\n    on ${conditions.join('\n    and ')}`,
      ),
    },
  ]
}
