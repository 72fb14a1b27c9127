import { DAY, type Day, dayOf, type Instant, MINUTE } from '../clock/day.ts'
import type { Mess } from '../mess/mess.ts'
import { hashKey, mix32 } from '../random/hash.ts'
import type { Row, TableSchema, Value } from '../schemas/table.ts'
import { createRowBuffer, type RowBuffer } from './row-buffer.ts'

export interface ExtractWindow {
  readonly seed: number
  /** What changed up to this day is in the base, later changes in a delta per day. */
  readonly baseDay: Day
  /** Later changes are not delivered. */
  readonly throughDay: Day
  /** Where rows go that are too many for memory. */
  readonly scratchDir: string
}

/** One delivery: of each record that changed, the latest version. */
interface Batch {
  readonly day: Day
  readonly isBase: boolean
  readonly tables: ReadonlyMap<TableSchema, RowBuffer>
}

/** Collects what the connectors deliver and when; generators know nothing of batches. */
export interface ExtractLog {
  /** A record that never changes afterwards. */
  add<S extends TableSchema>(table: S, row: Row<S>, changedAt: Instant): void
  /** A new version of a record; versions of one record come in the order of time, before `settle`. */
  put<S extends TableSchema>(table: S, row: Row<S>, changedAt: Instant): void
  /** All versions of the records put so far have been given. */
  settle(): void
  /** `<source>:<id>` of the records of `identityTables` in some batch, since the last `forget`. */
  readonly delivered: ReadonlySet<string>
  forget(): void
  batches(): readonly Batch[]
}

/** Tables in which a connector may deliver a whole row twice. */
const DUPLICATED = new Set([
  'salesforce.account',
  'salesforce.contact',
  'salesforce.opportunity',
  'stripe.customer',
  'stripe.invoice',
  'stripe.charge',
  'zendesk.ticket',
  'zendesk.ticket_comment',
  'app.users',
  'app.device_events',
  'hubspot.company',
  'hubspot.deal',
  'hubspot.contact',
  'hubspot.email_event',
  'segment.tracks',
  'iterable.event',
  'google_ads.campaign_stats',
  'google_ads.ad_stats',
  'meta_ads.basic_ad',
  'linkedin_ads.ad_analytics_by_campaign',
])

/** Tables of which a connector takes a stretch again now and then. */
const REDELIVERED = new Set([
  'zendesk.ticket_comment',
  'hubspot.email_event',
  'segment.tracks',
  'iterable.event',
])

const recordKey = (table: TableSchema, row: Readonly<Record<string, Value>>): string =>
  table.key.length === 1
    ? String(row[table.key[0] ?? ''])
    : table.key.map((column) => String(row[column])).join('|')

interface OpenVersion {
  row: Readonly<Record<string, Value>>
  changedAt: Instant
}

interface TableTraits {
  readonly hash: number
  readonly mayDuplicate: boolean
  readonly mayRedeliver: boolean
  readonly isIdentity: boolean
}

/** The extract of a day runs soon after its end: it holds all changes of the day and no later ones. */
export const createExtractLog = (
  window: ExtractWindow,
  mess: Mess,
  identityTables: ReadonlySet<TableSchema>,
): ExtractLog => {
  const batches = new Map<Day, Map<TableSchema, RowBuffer>>()
  const open = new Map<TableSchema, Map<string, OpenVersion>>()
  const delivered = new Set<string>()
  const traits = new Map<TableSchema, TableTraits>()

  const traitsOf = (table: TableSchema): TableTraits => {
    let found = traits.get(table)
    if (found === undefined) {
      found = {
        hash: hashKey([window.seed, table.source, table.name]),
        mayDuplicate: DUPLICATED.has(`${table.source}.${table.name}`),
        mayRedeliver: REDELIVERED.has(`${table.source}.${table.name}`),
        isIdentity: identityTables.has(table),
      }
      traits.set(table, found)
    }
    return found
  }

  const bufferOf = (day: Day, table: TableSchema): RowBuffer => {
    let tables = batches.get(day)
    if (tables === undefined) {
      tables = new Map()
      batches.set(day, tables)
    }
    let buffer = tables.get(table)
    if (buffer === undefined) {
      buffer = createRowBuffer(table, { dir: window.scratchDir, label: `batch_${day}` })
      tables.set(table, buffer)
    }
    return buffer
  }

  const deliver = (table: TableSchema, row: Readonly<Record<string, Value>>, changedAt: Instant): void => {
    const day = Math.max(dayOf(changedAt), window.baseDay)
    const { hash, mayDuplicate, isIdentity } = traitsOf(table)
    const lag = MINUTE * (3 + (mix32(hash ^ Math.floor(changedAt / 1000)) % 45))
    const buffer = bufferOf(day, table)
    buffer.add(row, changedAt + lag)
    if (isIdentity) delivered.add(`${table.source}:${recordKey(table, row)}`)
    if (!mayDuplicate) return
    if (mess.happens('duplicate_row', { table, key: recordKey(table, row), at: changedAt }))
      buffer.add(row, changedAt + lag)
  }

  /** Within one batch only the last delivery is to be seen. */
  const isSameBatch = (first: Instant, second: Instant): boolean =>
    Math.max(dayOf(first), window.baseDay) === Math.max(dayOf(second), window.baseDay)

  const redeliveryOf = (
    table: TableSchema,
    row: Readonly<Record<string, Value>>,
    changedAt: Instant,
  ): Instant | undefined => {
    const key = recordKey(table, row)
    const delay = 1 + Math.floor(mess.chance('redelivered_row', { table, key, at: changedAt }) * 5)
    const at = changedAt + DAY * delay
    if (dayOf(at) > window.throughDay) return undefined
    return mess.happens('redelivered_row', { table, key, at }) ? at : undefined
  }

  return {
    delivered,
    forget: () => delivered.clear(),
    add: (table, row, changedAt) => {
      if (dayOf(changedAt) > window.throughDay) return
      const again = traitsOf(table).mayRedeliver ? redeliveryOf(table, row, changedAt) : undefined
      if (again === undefined || !isSameBatch(changedAt, again)) deliver(table, row, changedAt)
      if (again !== undefined) deliver(table, row, again)
    },
    put: (table, row, changedAt) => {
      const day = Math.max(dayOf(changedAt), window.baseDay)
      if (day > window.throughDay) return
      const key = recordKey(table, row)
      let versions = open.get(table)
      if (versions === undefined) {
        versions = new Map()
        open.set(table, versions)
      }
      const slot = day === window.baseDay ? key : `${day}.${key}`
      const version = versions.get(slot)
      if (version === undefined) versions.set(slot, { row, changedAt })
      else {
        version.row = row
        version.changedAt = changedAt
      }
    },
    settle: () => {
      for (const [table, versions] of open) {
        for (const { row, changedAt } of versions.values()) deliver(table, row, changedAt)
        versions.clear()
      }
    },
    batches: () =>
      [...batches.entries()]
        .toSorted(([left], [right]) => left - right)
        .map(([day, tables]) => ({ day, isBase: day === window.baseDay, tables })),
  }
}
