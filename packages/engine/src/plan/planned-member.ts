import type { Manifest, ManifestNode } from '@waypoint/contracts'
import type { Command } from '../invocation.ts'
import { unitTestName } from '../unit-tests/unit-test-definition.ts'
import { describeNode } from './describe-node.ts'
import type { Action, PlanStep } from './plan.ts'

/** What a plan says of a node, a unit test, an exposure or a saved query. */
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

/** Of unit tests, and of what stands at the end of the graph; undefined for anything else. */
export function plannedDeclared(id: string, manifest: Manifest): PlannedMember | undefined {
  const end = manifest.exposures[id] ?? manifest.saved_queries[id]
  if (end !== undefined) {
    const { resource_type: resourceType, name } = end
    const description = `${resourceType.replace('_', ' ')} ${name}`
    return { uniqueId: id, resourceType, name, description, relationName: null }
  }
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

/** Exposures and saved queries do nothing themselves: `build` tells whether all they rest on was built. */
export function declaredAction(command: Command, id: string, manifest: Manifest): Action | null {
  if (manifest.unit_tests[id] !== undefined)
    return command === 'test' || command === 'build' ? 'unit-test' : null
  const isEnd = manifest.exposures[id] !== undefined || manifest.saved_queries[id] !== undefined
  return isEnd && command === 'build' ? 'no-op' : null
}
