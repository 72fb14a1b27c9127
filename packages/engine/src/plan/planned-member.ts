import type { Manifest, ManifestNode } from '@waypoint/contracts'
import type { Command } from '../invocation.ts'
import { unitTestName } from '../unit-tests/unit-test-definition.ts'
import { describeNode } from './describe-node.ts'
import type { Action, PlanStep } from './plan.ts'

/** What a plan says of a node or of a unit test. */
export type PlannedMember = Pick<
  PlanStep,
  'uniqueId' | 'resourceType' | 'name' | 'description' | 'relationName'
>

export function plannedNode(node: ManifestNode): PlannedMember {
  return {
    uniqueId: node.unique_id,
    resourceType: node.resource_type,
    name: node.name,
    description: describeNode(node),
    relationName: node.relation_name,
  }
}

/** Undefined for what is no unit test. */
export function plannedUnitTest(id: string, manifest: Manifest): PlannedMember | undefined {
  const declared = manifest.unit_tests[id]
  if (declared === undefined) return undefined
  const name = unitTestName(declared)
  return {
    uniqueId: id,
    resourceType: 'unit_test',
    name,
    description: `unit_test ${String(declared.model)}::${name}`,
    relationName: null,
  }
}

export function unitTestAction(command: Command): Action | null {
  return command === 'test' || command === 'build' ? 'unit-test' : null
}
