import type { Manifest, ManifestNode } from '@waypoint/contracts'
import { type Graph, subgraph, topologicalOrder } from '@waypoint/graph'
import { auditGroups } from '../audit/audit-groups.ts'
import { fusedGroups, isFusable } from '../fused-tests/fusable-tests.ts'
import type { Command } from '../invocation.ts'
import type { Action, Plan, PlannedSchema, PlanStep } from './plan.ts'
import { declaredAction, plannedDeclared, plannedNode } from './planned-member.ts'
import { priorities } from './priorities.ts'
import { withTestGates } from './test-gates.ts'
import { withUnitTestsFirst } from './unit-tests-first.ts'

export interface PlanOptions {
  readonly command: Command
  readonly manifest: Manifest
  readonly graph: Graph
  /** unique_ids that the selection named. */
  readonly selected: readonly string[]
  readonly targetName: string
  readonly threads: number
  /** Whether a test keeps its failing rows: they need a schema. */
  readonly storesFailures: (node: ManifestNode) => boolean
  /** Whether tests of one relation are run together. */
  readonly fusesTests?: boolean
}

/** Turns a selection into steps. Pure: nothing is read or run. */
export function makePlan(options: PlanOptions): Plan {
  const { command, manifest } = options
  const actions = new Map<string, Action>()
  for (const id of options.selected) {
    const node = manifest.nodes[id]
    const action = node === undefined ? declaredAction(command, id, manifest) : actionFor(command, node)
    if (action !== null) actions.set(id, action)
  }
  const ordered =
    command === 'build' ? withUnitTestsFirst(options.graph, options.selected, manifest) : options.graph
  const ids = new Set(actions.keys())
  // Before what is left out is taken out: a gate holds up what stands behind it through ephemeral models, too.
  const gated = command === 'build' ? withTestGates(ordered, ids, manifest) : ordered
  const graph = subgraph(gated, ids)
  const priority = priorities(graph)
  const steps = topologicalOrder(graph).flatMap((id): readonly PlanStep[] => {
    const node = manifest.nodes[id]
    const member = node === undefined ? plannedDeclared(id, manifest) : plannedNode(node)
    const action = actions.get(id)
    if (member === undefined || action === undefined) return []
    const step: PlanStep = {
      ...member,
      action,
      dependsOn: UNORDERED.has(command) ? [] : (graph.parents.get(id) ?? []),
      priority: priority.get(id) ?? 0,
    }
    return [step]
  })
  return {
    command,
    targetName: options.targetName,
    threads: options.threads,
    steps: withAudits(options.fusesTests === true ? inGroups(steps, options) : steps, manifest),
    schemas: command === 'compile' ? [] : schemasOf(steps, options),
  }
}

function inGroups(
  steps: readonly PlanStep[],
  { manifest, storesFailures }: PlanOptions,
): readonly PlanStep[] {
  const groups = fusedGroups(steps, ({ uniqueId, action }) => {
    const node = manifest.nodes[uniqueId]
    return action === 'test' && node !== undefined && isFusable(node, storesFailures(node)) ? node : null
  })
  return steps.map((step) => {
    const group = groups.get(step.uniqueId)
    return group === undefined ? step : { ...step, group }
  })
}

function withAudits(steps: readonly PlanStep[], manifest: Manifest): readonly PlanStep[] {
  const audits = auditGroups(steps, manifest)
  if (audits.size === 0) return steps
  return steps.map((step) => {
    const audit = audits.get(step.uniqueId)
    return audit === undefined ? step : { ...step, audit }
  })
}

/** Rendering needs no parent to be built, and what is cloned is there already. */
const UNORDERED: ReadonlySet<Command> = new Set<Command>(['compile', 'clone'])

function actionFor(command: Command, node: ManifestNode): Action | null {
  if (command === 'clone') return isCloned(node) ? 'clone' : null
  if (command === 'compile') return node.resource_type === 'seed' ? null : 'compile'
  switch (node.resource_type) {
    case 'model':
      if (node.config.materialized === 'ephemeral') return null
      return command === 'run' || command === 'build' ? 'materialize' : null
    case 'seed':
      return command === 'seed' || command === 'build' ? 'load-seed' : null
    case 'test':
      return command === 'test' || command === 'build' ? 'test' : null
    case 'snapshot':
      return command === 'snapshot' || command === 'build' ? 'snapshot' : null
    case 'function':
      return command === 'build' ? 'materialize' : null
    case 'analysis':
    case 'operation':
      return null
  }
}

function isCloned(node: ManifestNode): boolean {
  if (node.resource_type === 'model') return node.config.materialized !== 'ephemeral'
  return node.resource_type === 'seed' || node.resource_type === 'snapshot'
}

function schemasOf(steps: readonly PlanStep[], options: PlanOptions): readonly PlannedSchema[] {
  const schemas = new Map<string, PlannedSchema>()
  for (const step of steps) {
    const node = options.manifest.nodes[step.uniqueId]
    if (node === undefined) continue
    if (step.action === 'test' && !options.storesFailures(node)) continue
    const key = `${node.database?.toLowerCase() ?? ''}.${node.schema.toLowerCase()}`
    if (!schemas.has(key)) schemas.set(key, { database: node.database, schema: node.schema })
  }
  return [...schemas.values()]
}
