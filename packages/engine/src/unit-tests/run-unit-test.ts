import type { ResultTable } from '@waypoint/context'
import type { NodeResult } from '@waypoint/contracts'
import { withCtes } from '../compile/compile-node.ts'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import { materialize } from '../execute/node-work.ts'
import { type NodeRun, type Outcome, runNode, timed, type Work, writeRun } from '../execute/run-node.ts'
import type { RunState } from '../run-state.ts'
import { checkTestable } from './check-testable.ts'
import { type ComparedRows, comparedRows, haveSameRows } from './compared-rows.ts'
import { fixtureSql } from './fixture-sql.ts'
import { type OpenUnitTest, openUnitTest, type UnitTest } from './open-unit-test.ts'
import { placedError } from './placed-error.ts'
import { renderDifference } from './render-difference.ts'
import { unitTestDefinition } from './unit-test-definition.ts'
import { unitTestInputs } from './unit-test-inputs.ts'
import { unitTestNode } from './unit-test-node.ts'

/** Runs a model's query on the rows that a unit test gives, and compares what comes out with what is expected. */
export async function runUnitTest({ step, worker }: NodeRun, state: RunState): Promise<NodeResult> {
  const { project } = state
  const definition = unitTestDefinition(step.uniqueId, project.manifest)
  const node = unitTestNode(definition)
  const run: NodeRun = { step, worker, work: (_step, _node, scope) => tested({ definition, node }, scope) }
  const result = await runNode(node, run, state)
  const { error } = result
  return error === null ? result : { ...result, error: placedError(error, definition.declared, project) }
}

async function tested(unitTest: UnitTest, scope: Work): Promise<Outcome> {
  const { progress, state } = scope
  const runtime = await timed('compile', progress, () => compile(unitTest, scope))
  return timed('execute', progress, async () => {
    await materialize(runtime, 'unit')
    writeRun(runtime, state)
    const table = runtime.results.get('main')?.table
    if (table === undefined) throw new Error('the unit materialization ran no statement named main')
    return outcomeOf(table)
  })
}

/** Renders the model, with the rows that it is given in front of it. */
async function compile(unitTest: UnitTest, { worker, state, progress }: Work): Promise<NodeRuntime> {
  const { definition } = unitTest
  const { model, overrides } = definition
  checkTestable(definition)
  const inputs = unitTestInputs(definition, state)
  const opened = await openUnitTest(unitTest, { worker, inputs }, state)
  const { runtime } = opened
  progress.runtime = runtime
  // What a test overrides holds for the model's own text, not for the rows around it.
  const isOverridden = Object.values(overrides).some((each) => Object.keys(each).length > 0)
  const forModel = isOverridden ? await openUnitTest(unitTest, { worker, inputs, overrides }, state) : opened
  const own = await state.templates
    .get(model.raw_code, model.original_file_path)
    .render(forModel.runtime.context, runtime.trace)
  const ctes = await ctesOf(forModel, runtime, { worker, state })
  const code = withCtes(own, ctes, runtime.trace)
  opened.query.shape = shapeOf(own, forModel)
  runtime.setCompiled(code)
  progress.compiledCode = code
  progress.compiledPath = state.files.write('compiled', unitTest.node, code)
  return runtime
}

async function ctesOf(
  { resolver }: OpenUnitTest,
  runtime: NodeRuntime,
  work: { worker: string; state: RunState },
) {
  const ctes: { uniqueId: string; sql: string }[] = []
  for (const input of resolver.read) {
    const sql = await fixtureSql(input, runtime, work)
    ctes.push({ uniqueId: input.member.unique_id, sql: ` ${input.cte} as (\n${sql}\n)` })
  }
  return ctes
}

/** The types of what a query gives depend on its text and on the types of its inputs, not on their rows. */
function shapeOf(own: string, { resolver }: OpenUnitTest): string {
  const inputs = [...resolver.read].map(({ cte, fixture }) => (fixture.kind === 'sql' ? fixture.sql : cte))
  return [own, ...inputs].join('\u0000')
}

function outcomeOf(table: ResultTable): Outcome {
  const rows: ComparedRows = comparedRows(table)
  if (haveSameRows(rows)) return { status: 'pass', message: null, failures: 0 }
  return {
    status: 'fail',
    message: `\n\nactual differs from expected:\n\n${renderDifference(rows)}\n\n`,
    failures: 1,
  }
}
