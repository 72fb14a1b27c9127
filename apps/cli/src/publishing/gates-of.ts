import type { Adapter, Connection } from '@waypoint/adapter-contract'
import {
  type DiffLimits,
  gateOnAnomalies,
  gateOnCompleteness,
  gateOnFreshness,
  gateOnReconciliation,
  gateOnResults,
  type GateResult,
  type NodeOutcome,
} from '@waypoint/publishing'
import type { BuildEvidence } from './build-evidence.ts'
import { diffLimits } from './diff-limits.ts'
import { reconciliationsOf } from './reconciliations-of.ts'
import { sourceArrivals } from './source-arrivals.ts'

/** Tag of the checks that compare a day with the days before it. */
const ANOMALY = 'anomaly'

/** Days that readers have seen, which are compared with what would take their place. */
export const COMPARED_DAYS = 7

export interface Judged {
  readonly evidence: BuildEvidence
  readonly adapter: Adapter
  readonly connection: Connection
  readonly signal: AbortSignal
  readonly onProgress: (text: string) => void
  /** Null where another company takes the place of the one before: its rows are others. */
  readonly compareWithCurrent: ((limits: ReadonlyMap<string, DiffLimits>) => Promise<GateResult>) | null
}

/** What has to hold before anything is published. */
export async function gatesOf(judged: Judged): Promise<readonly GateResult[]> {
  const { evidence, adapter, connection, signal, onProgress, compareWithCurrent } = judged
  const { manifest, expected, results } = evidence
  const isAnomaly = ({ uniqueId }: NodeOutcome): boolean =>
    manifest.nodes[uniqueId]?.tags.includes(ANOMALY) ?? false
  const gates = [
    gateOnCompleteness(expected, results),
    gateOnResults(results.filter((result) => !isAnomaly(result))),
    gateOnAnomalies(results.filter(isAnomaly)),
  ]
  // What was built in part or has failed is refused in any case: there is nothing further to look at.
  if (gates.some(({ passed }) => !passed)) return gates
  gates.push(gateOnFreshness(await sourceArrivals(manifest, connection), new Date()))
  const reconciliations = reconciliationsOf(manifest)
  if (reconciliations.length > 0) {
    onProgress('reconciling')
    gates.push(await gateOnReconciliation({ adapter, connection, reconciliations, signal }))
  }
  if (compareWithCurrent === null) return gates
  onProgress('comparing with the version that readers see')
  return [...gates, await compareWithCurrent(diffLimits(manifest))]
}
