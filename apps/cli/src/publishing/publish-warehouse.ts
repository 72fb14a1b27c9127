import { type Adapter, type Connection, cellText } from '@waypoint/adapter-contract'
import {
  gateOnAnomalies,
  gateOnCompleteness,
  gateOnDataDiff,
  gateOnFreshness,
  gateOnResults,
  type GateResult,
  type NodeOutcome,
  publish,
  type PublishResult,
} from '@waypoint/publishing'
import { formatCount, plural } from '../terminal/duration.ts'
import { withWarehouse } from '../workspace/warehouse.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { BuildEvidence } from './build-evidence.ts'
import { diffLimits } from './diff-limits.ts'
import { leftOutOf } from './left-out.ts'
import { keysByRelation } from './relation-keys.ts'
import { sourceArrivals } from './source-arrivals.ts'

/** Schemas that readers see; staging and intermediate stay in the warehouse. */
const SERVING_SCHEMAS = ['core', 'ref', 'entities', 'marts']

/** Tag of the checks that compare a day with the days before it. */
const ANOMALY = 'anomaly'

/** Days that readers have seen, which are compared with what would take their place. */
const COMPARED_DAYS = 7

export interface PublishRequest {
  readonly evidence: BuildEvidence
  /** False where another company takes the place of the one before: its rows are others. */
  readonly comparesWithCurrent?: boolean
  /** Publishes although a gate failed; kept with the version. */
  readonly override?: { readonly reason: string }
  readonly signal: AbortSignal
  readonly onProgress: (text: string) => void
}

export async function publishWarehouse(
  workspace: Workspace,
  request: PublishRequest,
): Promise<PublishResult> {
  const { manifest } = request.evidence
  return await withWarehouse(workspace, async (connection, adapter) => {
    const day = await reportedDay(connection)
    const { override } = request
    return await publish({
      connection,
      dir: workspace.published,
      schemas: SERVING_SCHEMAS,
      leftOut: leftOutOf(manifest),
      keys: keysByRelation(manifest),
      gates: await gatesOf(request, { workspace, connection, adapter }),
      ...(override === undefined ? {} : { override }),
      ...(day === undefined ? {} : { meta: { sourceDataDay: day } }),
      signal: request.signal,
      onProgress: ({ relation, index, total }) =>
        request.onProgress(`${index} of ${total}  ${relation.schema}.${relation.name}`),
    })
  })
}

interface Warehouse {
  readonly workspace: Workspace
  readonly connection: Connection
  readonly adapter: Adapter
}

async function gatesOf(
  request: PublishRequest,
  { workspace, connection, adapter }: Warehouse,
): Promise<readonly GateResult[]> {
  const { evidence, signal, comparesWithCurrent = true } = request
  const { manifest, expected, results } = evidence
  const isAnomaly = ({ uniqueId }: NodeOutcome): boolean =>
    manifest.nodes[uniqueId]?.tags.includes(ANOMALY) ?? false
  const judged = [
    gateOnCompleteness(expected, results),
    gateOnResults(results.filter((result) => !isAnomaly(result))),
    gateOnAnomalies(results.filter(isAnomaly)),
  ]
  // What was built in part or has failed is refused in any case: there is nothing further to look at.
  if (judged.some(({ passed }) => !passed)) return judged
  judged.push(gateOnFreshness(await sourceArrivals(manifest, connection), new Date()))
  if (!comparesWithCurrent) return judged
  request.onProgress('comparing with the version that readers see')
  const diff = await gateOnDataDiff({
    adapter,
    connection,
    dir: workspace.published,
    database: adapter.database,
    days: COMPARED_DAYS,
    limits: diffLimits(manifest),
    signal,
  })
  return [...judged, diff]
}

export function describePublished(result: Exclude<PublishResult, { readonly status: 'refused' }>): string {
  const { version, relations, rows } = result.version
  if (result.status === 'unchanged') return `Nothing changed: version ${version} stays current`
  return `Version ${version}: ${plural(relations.length, 'table')}, ${formatCount(rows)} rows`
}

async function reportedDay(connection: Connection): Promise<string | undefined> {
  const { rows } = await connection.query(
    'select cast(as_of_date as varchar) from marts.customer_current_position',
  )
  const day = rows[0]?.[0]
  return day === undefined || day === null ? undefined : cellText(day)
}
