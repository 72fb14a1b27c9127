import type { QueryPlan } from '../plan/query-plan.ts'
import { figureSql } from './figure-sql.ts'
import { groupNames } from './group-columns.ts'
import { renderPart } from './render-part.ts'
import type { NamedQuery, Rendering } from './rendering.ts'
import { indented, listed, nameSql } from './text.ts'

/** A plan as one statement that DuckDB and PostgreSQL read alike. */
export function renderQuery(plan: QueryPlan, rendering: Omit<Rendering, 'groups'>): string {
  const all = { ...rendering, groups: plan.groups }
  const queries = [...plan.parts.flatMap((part) => renderPart(part, all)), ...keysOf(plan, all)]
  const ctes = queries.map(({ name, sql }) => `${nameSql(name)} as (\n${indented(sql)}\n)`)
  return `with\n\n${ctes.join(',\n\n')}\n\n${answerSql(plan, all)}\n`
}

/** Every group that any part knows. */
function keysOf(plan: QueryPlan, rendering: Rendering): readonly NamedQuery[] {
  if (plan.groups.length === 0 || plan.parts.length < 2) return []
  const columns = listed(groupNames(rendering))
  const each = plan.parts.map(({ id }) => `select\n${columns}\nfrom ${nameSql(id)}`)
  return [{ name: 'keys', sql: each.join('\nunion\n') }]
}

function answerSql(plan: QueryPlan, rendering: Rendering): string {
  const names = groupNames(rendering)
  const [first] = plan.parts
  const hub = plan.parts.length < 2 ? nameSql(first?.id ?? '') : 'keys'
  const columns = [
    ...names.map((name) => `${hub}.${name}`),
    ...plan.figures.map(({ metric, expression }) => `${figureSql(expression)} as ${nameSql(metric)}`),
  ]
  const order =
    plan.orderBy.length === 0
      ? names.map((_, index) => `${index + 1}`)
      : plan.orderBy.map(
          ({ column, isDescending }) => `${nameSql(column)}${isDescending ? ' desc' : ''} nulls last`,
        )
  return [
    'select',
    listed(columns),
    fromSql(plan, names),
    ...(order.length === 0 ? [] : [`order by ${order.join(', ')}`]),
    ...(plan.limit === null ? [] : [`limit ${plan.limit}`]),
  ].join('\n')
}

function fromSql({ parts, groups }: QueryPlan, names: readonly string[]): string {
  const ids = parts.map(({ id }) => nameSql(id))
  if (ids.length < 2) return `from ${ids[0] ?? ''}`
  if (groups.length === 0) return `from ${ids.join('\ncross join ')}`
  const joins = ids.map((id) => {
    const same = names.map((name) => `keys.${name} is not distinct from ${id}.${name}`)
    return `left join ${id}\n    on ${same.join('\n    and ')}`
  })
  return ['from keys', ...joins].join('\n')
}
