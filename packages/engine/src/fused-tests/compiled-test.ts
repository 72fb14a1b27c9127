import { callMacro } from '@waypoint/context'
import type { TestNode } from '@waypoint/contracts'
import { text } from '@waypoint/jinja'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import { testSettings } from '../execute/node-work.ts'
import type { TestSettings } from '../execute/test-outcome.ts'
import type { BuiltinShape, BuiltinTests } from './builtin-shape.ts'
import { COUNT_OF_ROWS } from './fusable-tests.ts'

/** A test whose SQL is rendered and which has not run yet. */
export interface CompiledTest {
  readonly node: TestNode
  readonly runtime: NodeRuntime
  /** The query that counts and judges: one row of failures, should_warn and should_error. */
  readonly query: string
  readonly settings: TestSettings
  readonly limit: number | null
  /** Null for tests that are no plain count of the failing rows of one relation. */
  readonly shape: BuiltinShape | null
  /** Whether the query gives the same beside others as it gives alone. */
  readonly joinable: boolean
}

/** Values of these are numbers whatever they stand beside. */
const NUMERIC_CALC = /^\s*(?:count|sum)\s*\([^()]*\)\s*$/i

export async function compiledTest(
  node: TestNode,
  sql: string,
  { runtime, builtins }: { readonly runtime: NodeRuntime; readonly builtins: BuiltinTests },
): Promise<CompiledTest> {
  const { resolver, context } = runtime
  const config = (key: string) => resolver.configValue(key) ?? null
  const [failCalc, warnIf, errorIf, limit] = ['fail_calc', 'warn_if', 'error_if', 'limit'].map(config)
  const query = await callMacro(context, 'get_test_sql', [
    sql,
    failCalc ?? null,
    warnIf ?? null,
    errorIf ?? null,
    limit ?? null,
  ])
  const calc = text(failCalc ?? '')
  const isPlainLimit = limit === null || typeof limit === 'number'
  return {
    node,
    runtime,
    query: text(query),
    settings: testSettings(runtime),
    limit: typeof limit === 'number' ? limit : null,
    shape: calc.trim() === COUNT_OF_ROWS && isPlainLimit ? builtins.shapeOf(node, runtime) : null,
    joinable: NUMERIC_CALC.test(calc),
  }
}
