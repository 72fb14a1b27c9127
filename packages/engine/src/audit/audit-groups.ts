import type { Manifest, ManifestNode } from '@waypoint/contracts'
import type { PlanStep } from '../plan/plan.ts'

/** Whether a relation is replaced only when its tests have passed on what would take its place. */
function isAudited(node: ManifestNode | undefined): boolean {
  if (node === undefined || node.config['audit'] !== true) return false
  const { resource_type: type, config } = node
  return type === 'snapshot' || (type === 'model' && STORED.has(config.materialized))
}

const STORED: ReadonlySet<string> = new Set(['table', 'view', 'incremental'])

/**
 * By unique id, the group of each audited relation and of the tests that audit it: those of the run that read it and
 * nothing that is built after it. A relation without such tests is built in its place, as others are.
 */
export function auditGroups(steps: readonly PlanStep[], manifest: Manifest): ReadonlyMap<string, string> {
  const place = new Map(steps.map(({ uniqueId }, index) => [uniqueId, index]))
  const groups = new Map<string, string>()
  for (const step of steps) {
    if (step.action !== 'test') continue
    const last = lastBuilt(step, { steps, place })
    if (last === undefined || !isAudited(manifest.nodes[last.uniqueId])) continue
    const group = `audit of ${last.uniqueId}`
    groups.set(last.uniqueId, group)
    groups.set(step.uniqueId, group)
  }
  return groups
}

interface Order {
  readonly steps: readonly PlanStep[]
  readonly place: ReadonlyMap<string, number>
}

/** Of what a test reads, the one that is built last in this run. */
function lastBuilt({ dependsOn }: PlanStep, { steps, place }: Order): PlanStep | undefined {
  const places = dependsOn.flatMap((id) => place.get(id) ?? [])
  const last = steps[Math.max(-1, ...places)]
  return last?.action === 'materialize' || last?.action === 'snapshot' ? last : undefined
}
