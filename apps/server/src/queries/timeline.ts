import { WaypointError } from '@waypoint/contracts'
import type { Call } from '../routing/handler.ts'
import { createBindings, whereOf } from '../sql/bindings.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { requireCustomer } from './customer.ts'
import { requireOrder } from './sliced-rows.ts'
import { timelineKinds, timelineParts, type TimelineKind } from './timeline-parts.ts'

interface TimelineQuery {
  readonly kinds?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Everything that happened to a customer, from every source that the version has, the latest first. */
export async function timelineOf(call: Call<TimelineQuery, { readonly customerId: string }>) {
  const reader = await call.version()
  const id = await requireCustomer(reader, call.params.customerId)
  const { from, to, cursor, limit } = call.query
  requireOrder(from, to)
  const wanted = kindsOf(call.query.kinds)
  const parts = timelineParts.filter(({ needs }) => needs.every((name) => reader.relations.has(name)))
  if (parts.length === 0) return { items: [], total: 0, nextCursor: null, kinds: [] }
  const bindings = createBindings()
  bindings.put(id)
  const happened = whereOf([
    from === undefined ? null : `"at" >= ${bindings.day(from)}`,
    to === undefined ? null : `"at" < ${bindings.day(to)} + 1`,
  ])
  const all = `with happened as (${parts.map(({ sql }) => `(${sql})`).join(' union all ')}),
    asked as (select * from happened ${happened})`
  const offset = readCursor(cursor, reader.version.version)
  const parameters = bindings.values
  const kept = wanted.length === 0 ? '' : `where kind in (${wanted.map((kind) => `'${kind}'`).join(', ')})`
  const [items, counts] = await Promise.all([
    reader.rows(
      {
        sql: `${all} select * from asked ${kept} order by "at" desc, kind, id limit ${limit} offset ${offset}`,
        parameters,
      },
      call.signal,
    ),
    reader.rows(
      { sql: `${all} select kind, count(*) as count from asked group by kind order by kind`, parameters },
      call.signal,
    ),
  ])
  const kinds = counts as unknown as { kind: TimelineKind; count: number }[]
  const total = kinds
    .filter(({ kind }) => wanted.length === 0 || wanted.includes(kind))
    .reduce((sum, { count }) => sum + count, 0)
  const end = offset + items.length
  return {
    items: items as never[],
    total,
    nextCursor: end < total && items.length > 0 ? writeCursor(reader.version.version, end) : null,
    kinds,
  }
}

function kindsOf(text: string | undefined): readonly TimelineKind[] {
  const names = (text ?? '').split(',').filter((name) => name !== '')
  const unknown = names.find((name) => !timelineKinds.some((kind) => kind === name))
  if (unknown !== undefined) {
    throw new WaypointError({
      code: 'unknown-kind',
      message: `Nothing of kind ${unknown} happens.`,
      hint: `Kinds are ${timelineKinds.join(', ')}.`,
    })
  }
  return timelineKinds.filter((kind) => names.includes(kind))
}
