import type { TestNode } from '@waypoint/contracts'
import { text, type Value } from '@waypoint/jinja'
import { codeOf } from '../compile/compile-node.ts'
import { type NodeRuntime, openNode } from '../compile/node-runtime.ts'
import { RunResolver } from '../compile/run-resolver.ts'
import { TEST_ARGUMENTS } from '../compile/test-arguments.ts'
import type { Work } from '../execute/run-node.ts'
import type { TestSettings } from '../execute/test-outcome.ts'
import { type BuiltinShape, builtinShape, type TestArguments } from './builtin-shape.ts'
import { COUNT_OF_ROWS } from './fusable-tests.ts'

/** A test whose SQL is rendered and which has not run yet. */
export interface CompiledTest {
  readonly sql: string
  /** The query that counts and judges: one row of failures, should_warn and should_error. */
  readonly query: string
  readonly settings: TestSettings
  readonly limit: number | null
  /** Null for tests that are no plain count of the failing rows of one relation. */
  readonly shape: BuiltinShape | null
  /** Whether the query gives the same beside others as it gives alone. */
  readonly joinable: boolean
  /** The test as any node is opened and compiled, ready to run by itself. */
  readonly open: () => Promise<NodeRuntime>
}

/** Values of these are numbers whatever they stand beside. */
const NUMERIC_CALC = /^\s*(?:count|sum)\s*\([^()]*\)\s*$/i

/** Renders a test; one of the engine's own needs no template context for that. */
export async function compileTest(node: TestNode, work: Work): Promise<CompiledTest> {
  const { builtinTests: builtins } = work.state
  const opened: { test?: Promise<OpenTest> } = {}
  const openTest = (): Promise<OpenTest> => (opened.test ??= openAndRender(node, work))
  const open = async (): Promise<NodeRuntime> => (await openTest()).runtime
  const plain = builtins.plainArguments(node, work.state)
  const { sql, args } =
    plain === null ? await openTest() : { sql: await builtins.sqlOf(node, plain, open), args: plain }
  const { failCalc, warnIf, errorIf, limit, severity } = settingsOf(node, work)
  const isCount = text(failCalc).trim() === COUNT_OF_ROWS && (limit === null || typeof limit === 'number')
  const name = node.test_metadata?.name ?? ''
  return {
    sql,
    query: await builtins.queryOf(sql, [failCalc, warnIf, errorIf, limit], open),
    settings: { severity: text(severity), warnIf: text(warnIf), errorIf: text(errorIf) },
    limit: typeof limit === 'number' ? limit : null,
    shape: isCount && args !== null && builtins.has(node) ? builtinShape(name, args) : null,
    joinable: NUMERIC_CALC.test(text(failCalc)),
    open,
  }
}

interface OpenTest {
  readonly runtime: NodeRuntime
  readonly sql: string
  /** Null where the relation is a CTE of this test's own SQL. */
  readonly args: TestArguments | null
}

async function openAndRender(node: TestNode, { worker, state, progress }: Work): Promise<OpenTest> {
  const runtime = await openNode(node, { worker }, state)
  progress.runtime = runtime
  const sql = await codeOf(runtime, worker, state)
  // A query of the template may have begun a transaction, which other tests are not to be in.
  await runtime.session.commit()
  const args = runtime.context.lookup(TEST_ARGUMENTS)
  const isOfRelation = args instanceof Map && runtime.resolver.ephemerals.size === 0
  return { runtime, sql, args: isOfRelation ? new Map([...args].map(byName)) : null }
}

const byName = ([name, value]: readonly [Value, Value]): [string, Value] => [text(name), value]

function settingsOf(node: TestNode, { state }: Work) {
  const { index, inputs, project } = state
  const resolver = new RunResolver(node, index, { quoting: project.config.quoting, inputs })
  const config = (key: string): Value => resolver.configValue(key) ?? null
  return {
    failCalc: config('fail_calc'),
    warnIf: config('warn_if'),
    errorIf: config('error_if'),
    limit: config('limit'),
    severity: config('severity'),
  }
}
