import type { ManifestNode, TestNode } from '@waypoint/contracts'
import type { PlanStep } from '../plan/plan.ts'

/** More tests than these are not put into one group: each scan computes an expression or two for every one. */
const MOST_IN_A_GROUP = 64

/** What a test gives where it says nothing: the number of its rows. */
export const COUNT_OF_ROWS = 'count(*)'

/**
 * The tests that may be run together, by the name of their group: those of one relation that wait for the
 * same steps, keep no failing rows and bring nothing of their own to the database session.
 */
export function fusedGroups(
  steps: readonly PlanStep[],
  fusable: (step: PlanStep) => TestNode | null,
): ReadonlyMap<string, string> {
  const members = new Map<string, string[]>()
  for (const step of steps) {
    const node = fusable(step)
    if (node === null) continue
    const key = JSON.stringify([testedRelation(node), step.dependsOn.toSorted()])
    const known = members.get(key)
    if (known === undefined) members.set(key, [step.uniqueId])
    else known.push(step.uniqueId)
  }
  const groups = new Map<string, string>()
  for (const ids of members.values()) {
    if (ids.length === 1) continue
    for (const [index, id] of ids.entries()) {
      groups.set(id, `tests with ${ids[index - (index % MOST_IN_A_GROUP)] ?? id}`)
    }
  }
  return groups
}

export function isFusable(node: ManifestNode, storesFailures: boolean): node is TestNode {
  const { config } = node
  return (
    node.resource_type === 'test' &&
    node.language === 'sql' &&
    !storesFailures &&
    (config['sql_header'] ?? null) === null
  )
}

/** As the test writes it: the same text, the same relation. */
function testedRelation(node: TestNode): unknown {
  return node.test_metadata?.kwargs['model'] ?? node.depends_on.nodes.toSorted()
}
