import { gateOnDataDiff, publish, type PublishResult } from '@waypoint/publishing'
import { formatCount, plural } from '../terminal/duration.ts'
import { withWarehouseFile } from '../workspace/warehouse.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { BuildEvidence } from './build-evidence.ts'
import { COMPARED_DAYS, gatesOf } from './gates-of.ts'
import { leftOutOf, viewsOf } from './left-out.ts'
import { reconciledColumns } from './reconciliations-of.ts'
import { keysByRelation } from './relation-keys.ts'
import { reportedDay } from './reported-day.ts'

/** Schemas that readers see; staging and intermediate stay in the warehouse. */
export const SERVING_SCHEMAS: readonly string[] = ['core', 'ref', 'entities', 'marts']

export interface PublishRequest {
  readonly evidence: BuildEvidence
  /** Schemas of which everything is published. */
  readonly schemas: readonly string[]
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
  const { evidence, override, signal, onProgress, schemas, comparesWithCurrent = true } = request
  const { manifest } = evidence
  return await withWarehouseFile(workspace, async ({ connection, adapter, file }) => {
    const day = await reportedDay(connection, manifest)
    const dir = workspace.published
    const gates = await gatesOf({
      evidence,
      adapter,
      connection,
      signal,
      onProgress,
      compareWithCurrent: comparesWithCurrent
        ? (limits) =>
            gateOnDataDiff({
              adapter,
              connection,
              dir,
              database: adapter.database,
              days: COMPARED_DAYS,
              limits,
              signal,
            })
        : null,
    })
    return await publish({
      connection,
      alone: { beside: await adapter.connect(), file },
      dir,
      schemas,
      leftOut: leftOutOf(manifest),
      asViews: viewsOf(manifest),
      keys: keysByRelation(manifest),
      sums: reconciledColumns(manifest),
      gates,
      ...(override === undefined ? {} : { override }),
      ...(day === undefined ? {} : { meta: { sourceDataDay: day } }),
      signal,
      onProgress: ({ relation, index, total }) =>
        onProgress(`${index} of ${total}  ${relation.schema}.${relation.name}`),
    })
  })
}

export function describePublished(result: Exclude<PublishResult, { readonly status: 'refused' }>): string {
  const { version, relations, rows } = result.version
  if (result.status === 'unchanged') return `Nothing changed: version ${version} stays current`
  return `Version ${version}: ${plural(relations.length, 'table')}, ${formatCount(rows)} rows`
}
