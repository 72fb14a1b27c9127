import type { ContextEnvironment, ContextName } from '@waypoint/context'
import type { TestNode } from '@waypoint/contracts'
import { callable, text } from '@waypoint/jinja'
import { type NodeRuntime, openNode } from '../compile/node-runtime.ts'
import type { RunState } from '../run-state.ts'
import { checkColumns } from './fixture-sql.ts'
import type { UnitTestDefinition, UnitTestOverrides } from './unit-test-definition.ts'
import { withOverrides } from './unit-test-environment.ts'
import type { UnitTestInput } from './unit-test-inputs.ts'
import { modelName, withNames } from './unit-test-node.ts'
import { UnitTestResolver } from './unit-test-resolver.ts'

/** The name by which the materialization asks for the columns of the model's query. */
const COLUMNS = '_dbt_unit_test_columns'

export interface UnitTest {
  readonly definition: UnitTestDefinition
  readonly node: TestNode
}

export interface OpenUnitTest {
  readonly runtime: NodeRuntime
  readonly resolver: UnitTestResolver
  /** What tells the model's query from others, once it is rendered. */
  readonly query: { shape: string }
}

export interface UnitTestOpening {
  readonly worker: string
  readonly inputs: ReadonlyMap<string, UnitTestInput>
  readonly overrides?: UnitTestOverrides
}

/** The template context of a model under test. */
export async function openUnitTest(
  { definition, node }: UnitTest,
  { worker, inputs, overrides }: UnitTestOpening,
  state: RunState,
): Promise<OpenUnitTest> {
  const query = { shape: '' }
  const opened: { resolver?: UnitTestResolver; runtime?: NodeRuntime } = {}
  const columns: ContextName = () =>
    callable(COLUMNS, async ({ positional: [sql] }) => {
      if (opened.runtime === undefined) return []
      const { expect } = definition
      const expected = expect.kind === 'rows' ? Object.keys(expect.rows[0] ?? {}) : []
      const asked = { sql: text(sql ?? ''), shape: query.shape, expected }
      const found = await state.unitTestColumns.ofOutput(asked, opened.runtime)
      if (expect.kind === 'rows') checkColumns(expect.rows, found, 'the rows expected of the model')
      return [...found]
    })
  const environment = (general: ContextEnvironment): ContextEnvironment => {
    const resolver = new UnitTestResolver(general.resolver, { definition, inputs, index: state.index })
    opened.resolver = resolver
    const names = { model: modelName(node, definition), [COLUMNS]: columns }
    const own = withNames({ ...general, resolver }, names)
    return overrides === undefined ? own : withOverrides(own, overrides)
  }
  const runtime = await openNode(node, { worker, environment }, state)
  opened.runtime = runtime
  if (opened.resolver === undefined) throw new Error('the environment of a node was not asked for')
  return { runtime, resolver: opened.resolver, query }
}
