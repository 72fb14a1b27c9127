import { type Day, dayOf, type Instant } from '../clock/day.ts'
import { emptyHash, extendHash, extendHashWithText, hashText } from '../random/hash.ts'
import { truthMess, truthMessRate } from '../schemas/truth.ts'
import type { TableSchema } from '../schemas/table.ts'
import type { TruthLog } from '../truth/truth-log.ts'
import { MESS_KINDS, type MessKind, type MessRates } from './kinds.ts'

export interface MessSpot {
  readonly table: TableSchema
  readonly key: string
  readonly at: Instant
  /** The column that comes out wrong, and what it would have said. */
  readonly column?: string
  readonly clean?: string | null
}

/** Decides by the record's key alone whether a mess happens, and tells the truth if the record is delivered. */
export interface Mess {
  happens(kind: MessKind, spot: MessSpot): boolean
  /** The same decision, made again without being told. */
  befalls(kind: MessKind, spot: Pick<MessSpot, 'table' | 'key'>): boolean
  note(kind: MessKind, spot: MessSpot): void
  /** Between 0 and 1, for how a mess turns out. */
  chance(kind: MessKind, spot: MessSpot): number
  readonly rates: MessRates
  /** Tells the truth how many records each kind could have befallen. */
  tellRates(): void
}

export interface MessPlan {
  readonly seed: number
  readonly baseDay: Day
  readonly throughDay: Day
  readonly rates: MessRates
}

interface Tally {
  readonly kind: MessKind
  readonly table: TableSchema
  readonly hash: number
  readonly outcomeHash: number
  eligible: number
  befallen: number
}

export const createMess = (plan: MessPlan, truth: TruthLog): Mess => {
  const tallies = new Map<TableSchema, Map<MessKind, Tally>>()

  let lastKey = ''
  let lastKeyHash = hashText(lastKey)

  /** A record's key is asked for several times in a row. */
  const hashOfKey = (key: string): number => {
    if (key !== lastKey) {
      lastKey = key
      lastKeyHash = hashText(key)
    }
    return lastKeyHash
  }

  const openTally = (kind: MessKind, table: TableSchema): Tally => {
    const hash = extendHash(extendHash(emptyHash, plan.seed), kind)
    return {
      kind,
      table,
      hash: extendHash(hash, table.name),
      outcomeHash: extendHash(extendHash(hash, 'outcome'), table.name),
      eligible: 0,
      befallen: 0,
    }
  }

  let last: Tally | undefined

  const tallyOf = (kind: MessKind, table: TableSchema): Tally => {
    if (last === undefined || last.table !== table || last.kind !== kind) last = findTally(kind, table)
    return last
  }

  const findTally = (kind: MessKind, table: TableSchema): Tally => {
    let kinds = tallies.get(table)
    if (kinds === undefined) {
      kinds = new Map()
      tallies.set(table, kinds)
    }
    let tally = kinds.get(kind)
    if (tally === undefined) {
      tally = openTally(kind, table)
      kinds.set(kind, tally)
    }
    return tally
  }

  const note = (kind: MessKind, { table, key, at, column, clean }: MessSpot): void => {
    const day = dayOf(at)
    if (day > plan.throughDay) return
    truth.add(truthMess, {
      kind,
      source_system: table.source,
      table_name: table.name,
      record_key: key,
      batch_date: Math.max(plan.baseDay, day),
      column_name: column ?? null,
      clean_value: clean ?? null,
    })
  }

  const befalls: Mess['befalls'] = (kind, { table, key }) =>
    extendHashWithText(tallyOf(kind, table).hash, hashOfKey(key)) / 4294967296 < plan.rates[kind]

  return {
    note,
    befalls,
    rates: plan.rates,
    happens: (kind, spot) => {
      const happens = befalls(kind, spot)
      if (dayOf(spot.at) <= plan.throughDay) {
        const tally = tallyOf(kind, spot.table)
        tally.eligible++
        if (happens) tally.befallen++
      }
      if (happens) note(kind, spot)
      return happens
    },
    chance: (kind, spot) =>
      extendHashWithText(tallyOf(kind, spot.table).outcomeHash, hashOfKey(spot.key)) / 4294967296,
    tellRates: () => {
      const all = [...tallies.values()].flatMap((kinds) => [...kinds.values()])
      for (const kind of Object.keys(MESS_KINDS) as readonly MessKind[]) {
        for (const { table, eligible, befallen } of all.filter((tally) => tally.kind === kind)) {
          if (eligible === 0) continue
          truth.add(truthMessRate, {
            kind,
            source_system: table.source,
            table_name: table.name,
            rate: plan.rates[kind],
            eligible,
            befallen,
          })
        }
      }
    },
  }
}
