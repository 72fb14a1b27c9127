import type { ManifestNode } from '@waypoint/contracts'
import type { PlanStep } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { unitTestDefinition } from '../unit-tests/unit-test-definition.ts'
import { unitTestNode } from '../unit-tests/unit-test-node.ts'
import { contentHash } from './content-hash.ts'
import type { Parts } from './parts.ts'

/** What a step is about, with what it is made of beside its node's own declarations. */
export interface DecidedNode {
  readonly node: ManifestNode
  readonly parts: Parts
  readonly unknown: readonly string[]
}

/** Undefined for steps that are about no node, such as those of exposures. */
export function decidedNode(step: PlanStep, { project }: RunState): DecidedNode | undefined {
  const { manifest } = project
  if (step.action !== 'unit-test') {
    const node = manifest.nodes[step.uniqueId]
    return node === undefined ? undefined : { node, parts: {}, unknown: [] }
  }
  const definition = unitTestDefinition(step.uniqueId, manifest)
  const { given, expect, overrides } = definition
  const readsItself = given.some(({ input }) => input.trim() === 'this')
  return {
    node: unitTestNode(definition),
    parts: { 'its rows': contentHash([given, expect, overrides]) },
    unknown: readsItself ? ['it takes the columns of its model as they are'] : [],
  }
}
