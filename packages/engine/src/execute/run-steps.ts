import type { ManifestNode, NodeResult } from '@waypoint/contracts'
import { type Audited, runAudited } from '../audit/run-audited.ts'
import { buildsRelation } from '../changed/changes.ts'
import { recordFinished, runOrReuse } from '../changed/run-or-reuse.ts'
import { cloneNode } from '../clone/clone-node.ts'
import { runFusedTests } from '../fused-tests/run-fused-tests.ts'
import { isMicrobatch } from '../microbatch/microbatch-settings.ts'
import { runMicrobatch } from '../microbatch/run-microbatch.ts'
import type { PlanStep } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { runUnitTest } from '../unit-tests/run-unit-test.ts'
import { noOpResult } from './no-op-result.ts'
import { type NodeRun, type NodeWork, runNode } from './run-node.ts'
import type { Borrow } from './scheduler.ts'
import { skippedResult } from './skipped-result.ts'

/** By whom the steps of a task are run, and who is told of it. */
export interface StepsRun {
  readonly worker: number
  readonly borrow: Borrow
  readonly start: (step: PlanStep) => void
}

/** Runs the steps of one task. Never rejects; one result for each step, in their order. */
export async function runSteps(
  steps: readonly PlanStep[],
  run: StepsRun,
  state: RunState,
): Promise<readonly NodeResult[]> {
  const [first, ...others] = steps
  if (first === undefined) return []
  const outcome = (step: PlanStep, work?: NodeWork): Promise<NodeResult> => {
    run.start(step)
    const node = nodeRun(step, run, work)
    return runOrReuse(node, state, () => runStep(node, run, state))
  }
  if (others.length === 0) return [await outcome(first)]
  if (!buildsRelation(first)) return runTests(steps, outcome)

  let audited: Audited | undefined
  run.start(first)
  const node = nodeRun(first, run)
  const built = await runOrReuse(node, state, async () => {
    audited = await audit(first, others, { run, state })
    return audited.built
  })
  if (audited === undefined) return [built, ...(await runTests(others, outcome))]
  if (audited.tests.length === 0) {
    return [built, ...others.map((test) => skippedResult(test, `${built.name} did not succeed`))]
  }
  for (const [index, test] of others.entries()) {
    const result = audited.tests[index]
    if (result !== undefined) await recordFinished(nodeRun(test, run), state, result)
  }
  return [built, ...audited.tests]
}

interface AuditRun {
  readonly run: StepsRun
  readonly state: RunState
}

/** The tests always run: they are of what was built just now. */
function audit(step: PlanStep, tests: readonly PlanStep[], { run, state }: AuditRun): Promise<Audited> {
  return runAudited(
    {
      step,
      node: nodeOf(step, state),
      worker: threadName(run.worker),
      build: (candidate) => buildNode(candidate, { node: nodeRun(step, run), run }, state),
      test: (reading) =>
        runTests(tests, (test, work) => {
          run.start(test)
          return runStep(nodeRun(test, run, work), run, reading)
        }),
    },
    state,
  )
}

/** Tests of one group together, others by themselves. */
async function runTests(
  steps: readonly PlanStep[],
  outcome: (step: PlanStep, work?: NodeWork) => Promise<NodeResult>,
): Promise<readonly NodeResult[]> {
  const groups = new Map<string, PlanStep[]>()
  for (const step of steps) {
    const group = step.group ?? step.uniqueId
    groups.set(group, [...(groups.get(group) ?? []), step])
  }
  const results = new Map<string, NodeResult>()
  for (const together of groups.values()) {
    const [first] = together
    const ended =
      together.length === 1 && first !== undefined
        ? [await outcome(first)]
        : await runFusedTests({ steps: together, run: outcome })
    for (const result of ended) results.set(result.uniqueId, result)
  }
  return steps.flatMap(({ uniqueId }) => results.get(uniqueId) ?? [])
}

function runStep(run: NodeRun, steps: StepsRun, state: RunState): Promise<NodeResult> {
  const { step } = run
  if (step.action === 'unit-test') return runUnitTest(run, state)
  if (step.action === 'no-op') return Promise.resolve(noOpResult(run))
  const node = nodeOf(step, state)
  if (step.action === 'clone') return runNode(node, { ...run, work: cloneNode }, state)
  return buildNode(node, { node: run, run: steps }, state)
}

interface Building {
  readonly node: NodeRun
  readonly run: StepsRun
}

function buildNode(node: ManifestNode, building: Building, state: RunState): Promise<NodeResult> {
  const { step } = building.node
  if (step.action !== 'materialize' || !isMicrobatch(node)) return runNode(node, building.node, state)
  return runMicrobatch(node, building.node, {
    state,
    beside: (use) => building.run.borrow((worker) => use(threadName(worker))),
  })
}

function nodeOf(step: PlanStep, state: RunState): ManifestNode {
  const node = state.project.manifest.nodes[step.uniqueId]
  if (node === undefined) throw new Error(`${step.uniqueId} is planned and not in the manifest`)
  return node
}

function nodeRun(step: PlanStep, { worker }: StepsRun, work?: NodeWork): NodeRun {
  return { step, worker: threadName(worker), ...(work === undefined ? {} : { work }) }
}

const threadName = (worker: number): string => `Thread-${worker + 1}`
