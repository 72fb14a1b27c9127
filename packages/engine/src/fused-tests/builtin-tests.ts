import { callMacro } from '@waypoint/context'
import type { TestNode } from '@waypoint/contracts'
import { argumentsOf, text, type Value } from '@waypoint/jinja'
import type { MacroLibrary } from '@waypoint/project'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import { RunResolver } from '../compile/run-resolver.ts'
import { isTemplate } from '../compile/test-arguments.ts'
import type { RunState } from '../run-state.ts'
import { calledReference } from '../unit-tests/input-reference.ts'
import type { TestArguments } from './builtin-shape.ts'

/** The text of a generic test that is nothing but a call of its macro, and what it sets. */
const PLAIN_CALL = /^\{\{ test_\w+\(\*\*_dbt_generic_test_kwargs\) \}\}(?:\{\{ config\([^{}]*\) \}\})?$/
const MODEL = /^\{\{ get_where_subquery\(((?:ref|source)\([^(){}]*\))\) \}\}$/

const BUILTIN_TESTS: readonly string[] = ['unique', 'not_null', 'accepted_values', 'relationships']

/** Stand for the relation, the column and the query of a test in a text that is made once for all tests alike. */
const MODEL_MARK = '\u0001model\u0001'
const COLUMN_MARK = '\u0001column\u0001'
const QUERY_MARK = '\u0001query\u0001'

/**
 * Which of the engine's tests run as they are written here, not replaced by a project or package. Their SQL is
 * rendered once for all tests that differ in relation and column only.
 */
export class BuiltinTests {
  readonly #names: ReadonlySet<string>
  readonly #plainModel: boolean
  readonly #plainQuery: boolean
  readonly #texts = new Map<string, Promise<string>>()

  constructor(macros: MacroLibrary) {
    this.#names = new Set(BUILTIN_TESTS.filter((name) => isAsWritten(`test_${name}`, macros)))
    this.#plainModel = isAsWritten('get_where_subquery', macros)
    this.#plainQuery = isAsWritten('get_test_sql', macros)
  }

  has({ test_metadata: metadata }: TestNode): boolean {
    return metadata !== null && metadata.namespace === null && this.#names.has(metadata.name)
  }

  /** The arguments of a test that need no template to be known; null where they do. */
  plainArguments(node: TestNode, state: RunState): TestArguments | null {
    const { kwargs } = node.test_metadata ?? {}
    if (!this.has(node) || !this.#plainModel || kwargs === undefined) return null
    if (state.changes !== undefined || hasValue(node.config['where'])) return null
    if (!PLAIN_CALL.test(node.raw_code)) return null
    const args = new Map<string, Value>()
    for (const [name, value] of Object.entries(kwargs)) {
      const plain = plainArgument(node, [name, value], state)
      if (plain === null) return null
      args.set(name, plain)
    }
    return args
  }

  /** The SQL of a test of such arguments. */
  async sqlOf(node: TestNode, args: TestArguments, open: () => Promise<NodeRuntime>): Promise<string> {
    const name = node.test_metadata?.name ?? ''
    const others = [...args].filter(([key]) => key !== 'model' && key !== 'column_name')
    const pattern = await this.#once(JSON.stringify([name, others]), async () => {
      const named = new Map(args).set('model', MODEL_MARK).set('column_name', COLUMN_MARK)
      return renderPattern(node, named, await open())
    })
    return pattern
      .replaceAll(MODEL_MARK, () => text(args.get('model') ?? ''))
      .replaceAll(COLUMN_MARK, () => text(args.get('column_name') ?? ''))
  }

  /** The query that counts and judges: one row of failures, should_warn and should_error. */
  async queryOf(
    sql: string,
    settings: readonly [failCalc: Value, warnIf: Value, errorIf: Value, limit: Value],
    open: () => Promise<NodeRuntime>,
  ): Promise<string> {
    const render = async (query: string): Promise<string> =>
      text(await callMacro((await open()).context, 'get_test_sql', [query, ...settings]))
    if (!this.#plainQuery) return render(sql)
    const pattern = await this.#once(JSON.stringify(settings), () => render(QUERY_MARK))
    return pattern.replaceAll(QUERY_MARK, () => sql)
  }

  #once(key: string, make: () => Promise<string>): Promise<string> {
    const known = this.#texts.get(key)
    if (known !== undefined) return known
    const made = make()
    this.#texts.set(key, made)
    made.catch(() => this.#texts.delete(key))
    return made
  }
}

const hasValue = (setting: unknown): boolean => setting !== undefined && setting !== null && setting !== ''

function plainArgument(
  node: TestNode,
  [name, written]: readonly [string, unknown],
  state: RunState,
): Value | null {
  if (typeof written !== 'string') return plainValue(written)
  if (name === 'model') return relationOf(node, MODEL.exec(written)?.[1] ?? '', state)
  return name === 'to' ? relationOf(node, written.trim(), state) : plainValue(written)
}

/** The relation that a call of ref() or source() means, as the test's SQL names it. */
function relationOf(node: TestNode, call: string, { index, inputs, project }: RunState): string | null {
  const reference = calledReference(call)
  if (reference === null) return null
  const resolver = new RunResolver(node, index, { quoting: project.config.quoting, inputs })
  const site = { file: node.original_file_path, line: 1, column: 1 }
  const relation =
    reference.kind === 'ref'
      ? resolver.ref(reference.args, site)
      : resolver.source(reference.sourceName, reference.tableName, site)
  return resolver.ephemerals.size === 0 ? text(relation) : null
}

function plainValue(written: unknown): Value | null {
  if (typeof written === 'string') return isTemplate(written) ? null : written
  if (typeof written === 'number' || typeof written === 'boolean') return written
  if (!Array.isArray(written)) return null
  const items = written.map(plainValue)
  return items.every((item) => item !== null) ? items : null
}

async function renderPattern(
  node: TestNode,
  args: ReadonlyMap<string, Value>,
  { context }: NodeRuntime,
): Promise<string> {
  const name = `test_${node.test_metadata?.name ?? ''}`
  const macro = context.macros.find(null, name)
  if (macro === undefined) throw new Error(`${name} is no macro`)
  return text((await macro.call(argumentsOf([], args))) ?? '')
}

/** False where a project or package has its own way of running tests, as some observe every test that runs. */
export function runsTestsAsWritten(macros: MacroLibrary): boolean {
  const materialization = macros.materialization('test')
  return (
    materialization !== undefined &&
    macros.order.builtin.includes(materialization.packageName) &&
    isAsWritten('should_store_failures', macros) &&
    isAsWritten('statement', macros)
  )
}

/** A macro of that name and what it may dispatch to, all of them the engine's own. */
function isAsWritten(name: string, macros: MacroLibrary): boolean {
  const found = [...macros.definitions.values()].filter(
    (macro) => macro.name === name || macro.name.endsWith(`__${name}`),
  )
  return found.length <= 2 && found.every((macro) => macros.order.builtin.includes(macro.packageName))
}
