import { bindArguments, type Value } from '@waypoint/jinja'
import { toPlain, toValue } from '../../plain.ts'
import type { AdapterMethods } from '../adapter-object.ts'

/** Columns and constraints of a contract as they stand in `create table`, one text each. */
export const constraintMethods: AdapterMethods = {
  render_raw_columns_constraints({ session }, args) {
    const [columns] = bindArguments(args, 'render_raw_columns_constraints', ['raw_columns'])
    const quote = (name: string): string => session.adapter.quote(name)
    return toValue(Object.values(record(columns)).map((column) => renderColumn(column as Column, quote)))
  },

  render_raw_model_constraints(_, args) {
    const [constraints] = bindArguments(args, 'render_raw_model_constraints', ['raw_constraints'])
    const written = toPlain(constraints ?? null)
    const rendered = (Array.isArray(written) ? written : []).map((each) =>
      modelConstraint(each as Constraint),
    )
    return rendered.filter((text) => text !== null)
  },
}

interface Constraint {
  readonly type?: string
  readonly name?: string | null
  readonly expression?: string | null
  readonly columns?: readonly string[] | null
  readonly to?: string | null
  readonly to_columns?: readonly string[] | null
}

interface Column {
  readonly name: string
  readonly data_type?: string | null
  readonly quote?: boolean | null
  readonly constraints?: readonly Constraint[] | null
}

function record(value: Value | undefined): Readonly<Record<string, unknown>> {
  const plain = toPlain(value ?? null)
  return typeof plain === 'object' && plain !== null ? (plain as Record<string, unknown>) : {}
}

function renderColumn(
  { name, data_type, quote: isQuoted, constraints }: Column,
  quote: (name: string) => string,
): string {
  const parts = (constraints ?? []).map(columnConstraint).filter((text) => text !== null)
  return [`${isQuoted === true ? quote(name) : name} ${data_type ?? ''}`, ...parts].join(' ')
}

function columnConstraint(constraint: Constraint): string | null {
  const { type, expression } = constraint
  const further = expression ?? ''
  switch (type) {
    case 'check':
      return further === '' ? null : `check (${further})`
    case 'not_null':
      return `not null ${further}`.trim()
    case 'unique':
      return `unique ${further}`.trim()
    case 'primary_key':
      return `primary key ${further}`.trim()
    case 'foreign_key':
      return references(constraint)
    default:
      return further === '' ? null : further
  }
}

function modelConstraint(constraint: Constraint): string | null {
  const { type, name, expression, columns } = constraint
  const prefix = name === undefined || name === null ? '' : `constraint ${name} `
  const list = (columns ?? []).join(', ')
  const further = expression ?? ''
  const space = further === '' ? '' : ` ${further}`
  switch (type) {
    case 'check':
      return further === '' ? null : `${prefix}check (${further})`
    case 'unique':
      return `${prefix}unique${space} (${list})`
    case 'primary_key':
      return `${prefix}primary key${space} (${list})`
    case 'foreign_key': {
      const target = references(constraint)
      return target === null ? null : `${prefix}foreign key (${list}) ${target}`
    }
    default:
      return further === '' ? null : `${prefix}${further}`
  }
}

function references({ to, to_columns, expression }: Constraint): string | null {
  if (typeof to === 'string' && to_columns !== undefined && to_columns !== null) {
    return `references ${to} (${to_columns.join(', ')})`
  }
  return expression === undefined || expression === null ? null : `references ${expression}`
}
