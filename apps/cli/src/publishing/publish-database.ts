import { gateOnVersionDiff, type PublishResult } from '@waypoint/publishing'
import { COMPARED_DAYS, gatesOf } from './gates-of.ts'
import { leftOutOf } from './left-out.ts'
import type { Store } from './open-store.ts'
import type { PublishRequest } from './publish-warehouse.ts'
import { reconciledColumns } from './reconciliations-of.ts'
import { keysByRelation } from './relation-keys.ts'
import { reportedDay } from './reported-day.ts'

/** Publishes what was built in a database as a version that the same database keeps. */
export async function publishDatabase(
  { adapter, connection, versions, publish }: Extract<Store, { readonly kind: 'schemas' }>,
  request: PublishRequest,
): Promise<PublishResult> {
  const { evidence, override, signal, onProgress, schemas } = request
  const { manifest } = evidence
  const current = await versions.current()
  const day = await reportedDay(connection, manifest)
  const gates = await gatesOf({
    evidence,
    adapter,
    connection,
    signal,
    onProgress,
    compareWithCurrent:
      current === null
        ? null
        : (limits) =>
            gateOnVersionDiff({
              adapter,
              connection,
              database: adapter.database,
              days: COMPARED_DAYS,
              limits,
              signal,
              current,
              published: (relation) => versions.relation(current, relation),
            }),
  })
  return publish({
    adapter,
    connection,
    schemas,
    leftOut: leftOutOf(manifest),
    keys: keysByRelation(manifest),
    sums: reconciledColumns(manifest),
    gates,
    ...(override === undefined ? {} : { override }),
    ...(day === undefined ? {} : { meta: { sourceDataDay: day } }),
    signal,
    onProgress: ({ relation, index, total }) =>
      onProgress(`${index} of ${total}  ${relation.schema}.${relation.name}`),
  })
}
