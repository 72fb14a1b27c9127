import { type Connection, cellText } from '@waypoint/adapter-contract'
import { gateOnCompleteness, gateOnResults, publish, type PublishResult } from '@waypoint/publishing'
import { formatCount, plural } from '../terminal/duration.ts'
import { withWarehouse } from '../workspace/warehouse.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { BuildEvidence } from './build-evidence.ts'

/** Schemas that readers see; staging and intermediate stay in the warehouse. */
const SERVING_SCHEMAS = ['core', 'ref', 'marts']

export interface PublishRequest {
  readonly evidence: BuildEvidence
  readonly signal: AbortSignal
  readonly onProgress: (text: string) => void
}

export async function publishWarehouse(
  workspace: Workspace,
  request: PublishRequest,
): Promise<PublishResult> {
  const { expected, results } = request.evidence
  return await withWarehouse(workspace, async (connection) => {
    const day = await reportedDay(connection)
    return await publish({
      connection,
      dir: workspace.published,
      schemas: SERVING_SCHEMAS,
      gates: [gateOnCompleteness(expected, results), gateOnResults(results)],
      ...(day === undefined ? {} : { meta: { sourceDataDay: day } }),
      signal: request.signal,
      onProgress: ({ relation, index, total }) =>
        request.onProgress(`${index} of ${total}  ${relation.schema}.${relation.name}`),
    })
  })
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
