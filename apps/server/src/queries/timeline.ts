import { timelineKinds, type TimelineKind } from '@waypoint/api/timeline-kinds'
import { WaypointError } from '@waypoint/contracts'
import type { Call } from '../routing/handler.ts'
import type { Reader } from '../version/reader.ts'
import { arrayPage } from './array-page.ts'
import { requireCustomer } from './customer.ts'
import { rowsOfCustomer } from './customer-rows.ts'
import { requireOrder } from './sliced-rows.ts'
import type { TimelineItem } from './timeline-items.ts'
import { timelineParts, type TimelinePart } from './timeline-parts.ts'

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
  const parts = timelineParts.filter(({ reads }) =>
    reads.every(({ relation }) => reader.relations.has(relation)),
  )
  if (parts.length === 0) return { items: [], total: 0, nextCursor: null, kinds: [] }
  // One customer's past is small: read once, it gives the page and the counts.
  const happened = await Promise.all(parts.map((part) => itemsOf(reader, id, part)))
  const all = happened
    .flat()
    .filter(
      ({ at }) =>
        at !== null && (from === undefined || at >= from) && (to === undefined || at.slice(0, 10) <= to),
    )
    .toSorted(latestFirst)
  const wantedItems = wanted.length === 0 ? all : all.filter(({ kind }) => wanted.includes(kind))
  const kinds = timelineKinds
    .map((kind) => ({ kind, count: all.filter((item) => item.kind === kind).length }))
    .filter(({ count }) => count > 0)
  return {
    ...arrayPage(wantedItems as never[], { cursor, limit, of: reader.version.version }),
    kinds,
  }
}

async function itemsOf(
  reader: Reader,
  id: string,
  { reads, items }: TimelinePart,
): Promise<readonly TimelineItem[]> {
  const [rows = [], others = []] = await Promise.all(
    reads.map((read) => rowsOfCustomer(reader, { id, ...read })),
  )
  return items(rows, others)
}

function latestFirst(one: TimelineItem, other: TimelineItem): number {
  return (
    inOrder(String(other.at), String(one.at)) || inOrder(one.kind, other.kind) || inOrder(one.id, other.id)
  )
}

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

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
