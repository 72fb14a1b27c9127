import { type Day, dayOf, type Instant, MINUTE } from '../clock/day.ts'
import { hashKey } from '../random/hash.ts'
import type { Row, TableSchema, Value } from '../schemas/table.ts'

export interface ExtractWindow {
  readonly seed: number
  /** What changed up to this day is in the base, later changes in a delta per day. */
  readonly baseDay: Day
  /** Later changes are not delivered. */
  readonly throughDay: Day
}

export interface ExtractEntry {
  readonly row: Readonly<Record<string, Value>>
  readonly arrivedAt: Instant
}

/** One delivery: all tables' rows, the latest version of each record that arrived in it. */
export interface Batch {
  readonly day: Day
  readonly isBase: boolean
  readonly tables: ReadonlyMap<TableSchema, readonly ExtractEntry[]>
}

/** Collects what the connectors deliver and when; generators know nothing of batches. */
export interface ExtractLog {
  /** A record that never changes afterwards. */
  add<S extends TableSchema>(table: S, row: Row<S>, changedAt: Instant): void
  /** A new version of a record; versions of one record come in the order of time. */
  put<S extends TableSchema>(table: S, row: Row<S>, changedAt: Instant): void
  batches(): readonly Batch[]
}

export const recordKey = (table: TableSchema, row: Readonly<Record<string, Value>>): string =>
  table.key.length === 1
    ? String(row[table.key[0] ?? ''])
    : table.key.map((column) => String(row[column])).join('|')

type TableEntries = Map<string | number, ExtractEntry>

/** The extract of a day runs soon after its end: it holds all changes of the day and no later ones. */
export const createExtractLog = (window: ExtractWindow): ExtractLog => {
  const batches = new Map<Day, Map<TableSchema, TableEntries>>()

  const entriesOf = (day: Day, table: TableSchema): TableEntries => {
    let tables = batches.get(day)
    if (tables === undefined) {
      tables = new Map()
      batches.set(day, tables)
    }
    let entries = tables.get(table)
    if (entries === undefined) {
      entries = new Map()
      tables.set(table, entries)
    }
    return entries
  }

  const record = (table: TableSchema, row: Readonly<Record<string, Value>>, changedAt: Instant): void => {
    const key = recordKey(table, row)
    const day = dayOf(changedAt)
    if (day > window.throughDay) return
    const arrivedAt = changedAt + MINUTE * (3 + (hashKey([window.seed, table.name, key]) % 45))
    entriesOf(Math.max(day, window.baseDay), table).set(key, { row, arrivedAt })
  }

  return {
    add: record,
    put: record,
    batches: () =>
      [...batches.keys()]
        .sort((left, right) => left - right)
        .map((day) => ({
          day,
          isBase: day === window.baseDay,
          tables: new Map(
            [...(batches.get(day) ?? new Map<TableSchema, TableEntries>())].map(([table, entries]) => [
              table,
              [...entries.values()],
            ]),
          ),
        })),
  }
}
