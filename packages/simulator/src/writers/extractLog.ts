import { DAY, type Day, HOUR, type Instant, MINUTE } from '../clock/day.ts'
import { hashKey } from '../random/hash.ts'
import type { Row, TableSchema, Value } from '../schemas/table.ts'

/** The nightly extract of a day runs at six the next morning, so nothing of the day itself is missing. */
const BATCH_HOUR = 6 * HOUR

export interface ExtractWindow {
  readonly seed: number
  /** Rows that arrive up to this day's extract are in the base, later ones in a delta per day. */
  readonly baseDay: Day
  /** Rows that arrive after this day's extract are not delivered. */
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

/** The day of the batch that carries what arrives at an instant. */
export const batchDay = (arrivedAt: Instant): Day => Math.ceil((arrivedAt - BATCH_HOUR) / DAY) - 1

type TableEntries = Map<string | number, ExtractEntry>

/** `lateness`: milliseconds by which a record reaches the connector late, 0 for nearly all. */
export const createExtractLog = (
  window: ExtractWindow,
  lateness: (table: TableSchema, key: string) => number,
): ExtractLog => {
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
    const lag = MINUTE * (3 + (hashKey([window.seed, table.name, key]) % 45))
    const arrivedAt = changedAt + lag + lateness(table, key)
    const arrivalDay = batchDay(arrivedAt)
    if (arrivalDay > window.throughDay) return
    entriesOf(Math.max(arrivalDay, window.baseDay), table).set(key, { row, arrivedAt })
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
