import { type AttributeUse, type Attribute, type JoinStep } from '../attributes/attribute.ts'
import { WaypointError } from '@waypoint/contracts'
import { METRIC_TIME } from '../attributes/attributes-of.ts'
import type { Condition } from '../filters/condition.ts'
import type { SemanticModel } from '../layer/semantic-model.ts'
import type { MeasureRows } from '../plan/query-plan.ts'
import type { Rendering } from './rendering.ts'
import { indented, nameSql, periodSql, selectSql } from './text.ts'

/** Where rows come from, and how their columns are called there. */
export interface SourceRows {
  readonly from: string
  readonly where: readonly string[]
  readonly columnOf: (use: AttributeUse) => string
}

export const VALUE = 'source.measure_value'
export const DAY = 'source.metric_time'
/** The time as the model has it, not cut to the day. */
export const MOMENT = 'source.moment'

interface Needs {
  readonly uses: readonly AttributeUse[]
  readonly moment?: boolean
}

/** The rows of a measure's model with what they are joined to: one row stays one row. */
export function sourceRows(rows: MeasureRows, needs: Needs, rendering: Rendering): SourceRows {
  const uses = [
    ...needs.uses,
    ...rows.filters.flatMap((filter) => filter.filter((part) => typeof part !== 'string')),
  ]
  const attributes = [...new Set(uses.map((use) => attributeOf(rows, use.name)))]
  const paths = joinPaths(attributes)
  const columnOf = (use: AttributeUse): string => columnSql(attributeOf(rows, use.name), use)
  const base = selectSql(
    baseColumns(rows, attributes, needs.moment === true),
    `from ${rendering.relationSql(rows.found.model.relation)}`,
  )
  const joins = paths.map((path) => joinSql(path, attributes, rendering))
  return {
    from: [`from (\n${indented(base)}\n) as source`, ...joins].join('\n'),
    where: rows.filters.map((filter) => conditionSql(filter, columnOf)),
    columnOf,
  }
}

function attributeOf(rows: MeasureRows, name: string): Attribute {
  const attribute = rows.attributes.get(name)
  if (attribute !== undefined) return attribute
  const { model, name: measure } = rows.found.measure
  throw new WaypointError({
    code: 'unreachable-dimension',
    message: `'${name}' cannot be reached from the measure ${measure} of ${model}.`,
    hint: 'Group and filter by what all its measures have.',
  })
}

function columnSql(attribute: Attribute, { grain }: AttributeUse): string {
  const column =
    attribute.name === METRIC_TIME ? DAY : `${aliasOf(attribute.joins)}.${nameSql(attribute.element)}`
  return grain === null ? column : periodSql(column, grain)
}

function conditionSql(condition: Condition, columnOf: (use: AttributeUse) => string): string {
  const sql = condition.map((part) => (typeof part === 'string' ? part : columnOf(part))).join('')
  return `(${sql.trim()})`
}

function baseColumns(
  rows: MeasureRows,
  attributes: readonly Attribute[],
  moment: boolean,
): readonly string[] {
  const { measure, model } = rows.found
  const time = model.dimensions.find((dimension) => dimension.name === measure.timeDimension)
  const day = time === undefined ? [] : [`cast(${time.expr} as date) as metric_time`]
  const elements = attributes.filter(({ joins, name }) => joins.length === 0 && name !== METRIC_TIME)
  const keys = attributes.flatMap(({ joins }) => joins[0]?.entity ?? [])
  const names = new Set([...elements.map(({ element }) => element), ...keys])
  return [
    ...day,
    ...(moment && time !== undefined ? [`${time.expr} as moment`] : []),
    ...[...names].map((name) => elementSql(model, name)),
    `${measure.expr} as measure_value`,
  ]
}

/** Times are cut to days: finer periods are not asked for. */
function elementSql(model: SemanticModel, name: string): string {
  const dimension = model.dimensions.find((each) => each.name === name)
  const expr = dimension?.expr ?? model.entities.find((each) => each.name === name)?.expr ?? name
  const typed = dimension?.type === 'time' ? `cast(${expr} as date)` : expr
  return typed === name ? nameSql(name) : `${typed} as ${nameSql(name)}`
}

/** Two models can be joined by one entity, and one model by two entities: both tell a join from others. */
const aliasOf = (joins: readonly JoinStep[]): string =>
  joins.length === 0
    ? 'source'
    : nameSql(joins.map(({ entity, model }) => `${entity}_of_${model}`).join('__'))

/** Every model on the way, each once, the nearer first. */
function joinPaths(attributes: readonly Attribute[]): readonly (readonly JoinStep[])[] {
  const paths = attributes.flatMap(({ joins }) => joins.map((_, index) => joins.slice(0, index + 1)))
  return [...new Map(paths.map((path) => [aliasOf(path), path])).values()].toSorted(
    (left, right) => left.length - right.length,
  )
}

function joinSql(
  path: readonly JoinStep[],
  attributes: readonly Attribute[],
  { layer, relationSql }: Rendering,
): string {
  const step = path.at(-1) as JoinStep
  const model = layer.models.get(step.model) as SemanticModel
  const key = model.entities.find((entity) => entity.name === step.entity)
  const alias = aliasOf(path)
  const elements = attributes.filter(({ joins }) => aliasOf(joins) === alias).map(({ element }) => element)
  const onwards = attributes.flatMap(({ joins }) =>
    aliasOf(joins.slice(0, path.length)) === alias ? (joins[path.length]?.entity ?? []) : [],
  )
  const validity = key?.type === 'natural' ? validityOf(model) : null
  const columns = [...new Set([step.entity, ...elements, ...onwards])].map((name) => elementSql(model, name))
  const select = selectSql(
    [
      ...columns,
      ...(validity === null ? [] : [`${validity.start} as valid_start`, `${validity.end} as valid_end`]),
    ],
    `from ${relationSql(model.relation)}`,
  )
  const conditions = [
    `${aliasOf(path.slice(0, -1))}.${nameSql(step.entity)} = ${alias}.${nameSql(step.entity)}`,
    ...(validity === null
      ? []
      : [`${DAY} >= ${alias}.valid_start`, `(${DAY} < ${alias}.valid_end or ${alias}.valid_end is null)`]),
  ]
  return `left join (\n${indented(select)}\n) as ${alias}\n    on ${conditions.join('\n    and ')}`
}

function validityOf(model: SemanticModel): { readonly start: string; readonly end: string } | null {
  const start = model.dimensions.find((dimension) => dimension.validity === 'start')
  const end = model.dimensions.find((dimension) => dimension.validity === 'end')
  return start === undefined || end === undefined ? null : { start: start.expr, end: end.expr }
}
