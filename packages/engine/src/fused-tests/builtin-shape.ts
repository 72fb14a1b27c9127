import { text, type Value } from '@waypoint/jinja'

export type TestArguments = ReadonlyMap<string, Value>

/**
 * One of the engine's own tests of one column, as an aggregate over the rows of its relation. `unique` is none:
 * it groups by its column in any case, which databases do better for each column than for several at once.
 */
export interface BuiltinShape {
  /** What stands behind `from`: the relation, or the part of it that a `where` leaves. */
  readonly from: string
  /** Counts the failing rows where `exact`; else more than zero where there are any. */
  readonly aggregate: string
  readonly exact: boolean
}

type Aggregate = Omit<BuiltinShape, 'from'>

const SHAPES: Readonly<Record<string, (args: TestArguments) => Aggregate | null>> = {
  not_null: (args) =>
    ofColumn(args, NO_OTHERS, (column) => ({
      aggregate: `count(case when ${column} is null then 1 end)`,
      exact: true,
    })),
  accepted_values: (args) => {
    const values = args.get('values')
    const quote = args.get('quote') ?? true
    if (!Array.isArray(values) || values.length === 0 || typeof quote !== 'boolean') return null
    // The values that are not accepted are grouped only where there are some.
    const list = values.map((value) => (quote ? `'${text(value)}'` : text(value))).join(', ')
    return ofColumn(args, ['values', 'quote'], (column) => ({
      aggregate: `count(case when ${column} not in (${list}) then 1 end)`,
      exact: false,
    }))
  },
}

const NO_OTHERS: readonly string[] = []

/** Names that mean a column wherever they stand: anything else is left to the test's own SQL. */
const COLUMN = /^(?:[A-Za-z_]\w*|"[^"]+")$/

/** Null for a test with other arguments than it is known to have, or of an expression. */
export function builtinShape(testName: string, args: TestArguments): BuiltinShape | null {
  const aggregate = SHAPES[testName]?.(args) ?? null
  return aggregate === null ? null : { ...aggregate, from: text(args.get('model') ?? '') }
}

function ofColumn(
  args: TestArguments,
  others: readonly string[],
  aggregate: (column: string) => Aggregate,
): Aggregate | null {
  const column = args.get('column_name')
  const isKnown = [...args.keys()].every(
    (name) => name === 'model' || name === 'column_name' || others.includes(name),
  )
  return isKnown && typeof column === 'string' && COLUMN.test(column) ? aggregate(column) : null
}
