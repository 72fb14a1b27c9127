import { createHash } from 'node:crypto'
import { toValue } from '@waypoint/context'
import type { ModelNode, TestNode } from '@waypoint/contracts'
import { DateTimeValue, DateValue, repr } from '@waypoint/jinja'
import { asText } from '../yaml/as-text.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'

type Constraint = Readonly<Record<string, unknown>>

/** When a model goes, in ISO 8601; a date alone means its first moment in UTC. */
export function deprecationDate(written: unknown): string | null {
  if (written === undefined || written === null) return null
  const text =
    written instanceof DateValue || written instanceof DateTimeValue || typeof written === 'string'
      ? asText(written).replace(' ', 'T')
      : ''
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null
  if (text.length === 10) return `${text}T00:00:00+00:00`
  return /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text.replace('Z', '+00:00') : `${text}+00:00`
}

export function timeSpine(written: unknown): YamlMap | null {
  if (!isMap(written)) return null
  const custom = Array.isArray(written.custom_granularities) ? written.custom_granularities : []
  return {
    standard_granularity_column: written.standard_granularity_column,
    custom_granularities: custom
      .filter(isMap)
      .map(({ name, column_name }) => ({ name, column_name: column_name ?? null })),
  }
}

/** dbt's own hash of an enforced contract, so that states compare across the two. */
export function contractChecksum(model: ModelNode): string | null {
  if (!model.contract.enforced) return null
  const columns = Object.values(model.columns).toSorted((left, right) => (left.name < right.name ? -1 : 1))
  const parts = columns.map(
    ({ name, data_type: type, constraints }) =>
      `|${name}${type ?? 'None'}${constraintsText(constraints, 'ColumnLevelConstraint')}`,
  )
  const enforces = model.config.materialized === 'table' || model.config.materialized === 'incremental'
  const own = enforces
    ? `${model.config.materialized}${constraintsText(model.constraints, 'ModelLevelConstraint')}`
    : ''
  return createHash('sha256')
    .update(`${parts.join('')}${own}`)
    .digest('hex')
}

function constraintsText(constraints: readonly Constraint[], type: string): string {
  return `[${constraints.map((constraint) => constraintText(constraint, type)).join(', ')}]`
}

function constraintText(constraint: Constraint, type: string): string {
  const kind = String(constraint.type)
  const columns = type === 'ModelLevelConstraint' ? [['columns', constraint.columns ?? []] as const] : []
  const fields = [
    ['name', constraint.name ?? null],
    ['expression', constraint.expression ?? null],
    ['warn_unenforced', constraint.warn_unenforced ?? true],
    ['warn_unsupported', constraint.warn_unsupported ?? true],
    ['to', constraint.to ?? null],
    ['to_columns', constraint.to_columns ?? []],
    ...columns,
  ] as const
  const texts = fields.map(([name, value]) => `${name}=${repr(toValue(value))}`)
  return `${type}(type=<ConstraintType.${kind}: '${kind}'>, ${texts.join(', ')})`
}

/** The columns that identify a row: by a constraint, else by tests for unique and not null, else for unique. */
export function primaryKey(model: ModelNode, tests: readonly TestNode[]): readonly string[] {
  const declared = model.constraints.find(({ type }) => type === 'primary_key')
  if (declared !== undefined) return Array.isArray(declared.columns) ? declared.columns.map(String) : []
  const column = Object.values(model.columns).find(({ constraints }) =>
    constraints.some(({ type }) => type === 'primary_key'),
  )
  if (column !== undefined) return [column.name]
  const unique = columnsTestedFor(['unique', 'unique_combination_of_columns'], tests)
  const notNull = new Set(columnsTestedFor(['not_null'], tests))
  const both = unique.filter((name) => notNull.has(name))
  return [...new Set(both.length > 0 ? both : unique)].toSorted()
}

function columnsTestedFor(names: readonly string[], tests: readonly TestNode[]): readonly string[] {
  return tests.flatMap(({ test_metadata: metadata }) => {
    if (metadata === null || !names.includes(metadata.name)) return []
    const { column_name: column, combination_of_columns: combination } = metadata.kwargs
    if (typeof column === 'string') return [column]
    return Array.isArray(combination) ? combination.filter((each) => typeof each === 'string') : []
  })
}
