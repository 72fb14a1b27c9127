import type { TestNode } from '@waypoint/contracts'
import type { MacroLibrary } from '@waypoint/project'
import { text, type Value } from '@waypoint/jinja'
import { TEST_ARGUMENTS } from '../compile/test-arguments.ts'
import type { NodeRuntime } from '../compile/node-runtime.ts'

/** One of the engine's own tests of one column, as an aggregate over the rows of its relation. */
export interface BuiltinShape {
  /** What stands behind `from`: the relation, or the part of it that a `where` leaves. */
  readonly from: string
  /** Counts the failing rows where `exact`; else more than zero where there are any. */
  readonly aggregate: string
  readonly exact: boolean
}

const SHAPES: Readonly<
  Record<string, (args: ReadonlyMap<string, Value>) => Omit<BuiltinShape, 'from'> | null>
> = {
  not_null: (args) => {
    const column = columnOf(args, ['model', 'column_name'])
    return column === null
      ? null
      : { aggregate: `count(case when ${column} is null then 1 end)`, exact: true }
  },
  // A group for each value is made only where some value comes twice.
  unique: (args) => {
    const column = columnOf(args, ['model', 'column_name'])
    return column === null
      ? null
      : { aggregate: `count(${column}) - count(distinct ${column})`, exact: false }
  },
  accepted_values: (args) => {
    const column = columnOf(args, ['model', 'column_name', 'values', 'quote'])
    const values = args.get('values')
    const quote = args.get('quote') ?? true
    if (column === null || !Array.isArray(values) || values.length === 0 || typeof quote !== 'boolean')
      return null
    const list = values.map((value) => (quote ? `'${text(value)}'` : text(value))).join(', ')
    return { aggregate: `count(case when ${column} not in (${list}) then 1 end)`, exact: false }
  },
}

/** Names that mean a column wherever they stand: anything else is left to the test's own SQL. */
const COLUMN = /^(?:[A-Za-z_]\w*|"[^"]+")$/

function columnOf(args: ReadonlyMap<string, Value>, known: readonly string[]): string | null {
  const column = args.get('column_name')
  const isPlain = [...args.keys()].every((name) => known.includes(name))
  return isPlain && typeof column === 'string' && COLUMN.test(column) ? column : null
}

/** Which of the engine's tests are run as they were written here: not replaced by a project or package. */
export class BuiltinTests {
  readonly #names: ReadonlySet<string>

  constructor(macros: MacroLibrary) {
    this.#names = new Set(Object.keys(SHAPES).filter((name) => isAsWritten(`test_${name}`, macros)))
  }

  shapeOf(node: TestNode, { context }: NodeRuntime): BuiltinShape | null {
    const name = node.test_metadata?.name
    const isBuiltin = name !== undefined && this.#names.has(name) && node.test_metadata?.namespace === null
    const args = isBuiltin ? context.lookup(TEST_ARGUMENTS) : null
    if (!isBuiltin || !(args instanceof Map)) return null
    const named = new Map([...args].map(([key, value]) => [text(key), value]))
    const shape = SHAPES[name]?.(named) ?? null
    return shape === null ? null : { ...shape, from: text(named.get('model') ?? '') }
  }
}

/** One macro of that name and one implementation of it, both the engine's own. */
export function isAsWritten(name: string, macros: MacroLibrary): boolean {
  const found = [...macros.definitions.values()].filter(
    (macro) => macro.name === name || macro.name.endsWith(`__${name}`),
  )
  return found.every((macro) => macros.order.builtin.includes(macro.packageName)) && found.length === 2
}
