import { WaypointError } from '@waypoint/contracts'
import type { Call } from '../routing/handler.ts'
import { createBindings, whereOf } from '../sql/bindings.ts'
import { arrayPage } from './array-page.ts'
import { customerRows } from './customer-rows.ts'
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
  const rowsOf = customerRows(reader, { id, bindings })
  const happened = whereOf([
    from === undefined ? null : `"at" >= ${bindings.day(from)}`,
    to === undefined ? null : `"at" < ${bindings.day(to)} + 1`,
  ])
  // One customer's past is small: read once, it gives the page and the counts.
  const asked = await reader.rows(
    {
      sql: `select * from (${parts.map(({ sql }) => `(${sql(rowsOf)})`).join(' union all ')}) ${happened}
        order by "at" desc, kind, id`,
      parameters: bindings.values,
    },
    call.signal,
  )
  const all = asked as unknown as { readonly kind: TimelineKind }[]
  const wantedItems = wanted.length === 0 ? all : all.filter(({ kind }) => wanted.includes(kind))
  const kinds = timelineKinds
    .map((kind) => ({ kind, count: all.filter((item) => item.kind === kind).length }))
    .filter(({ count }) => count > 0)
  return {
    ...arrayPage(wantedItems as never[], { cursor, limit, of: reader.version.version }),
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
