import { type Day, dayOf, type Instant } from '../clock/day.ts'
import { hashKey } from '../random/hash.ts'
import type { TableSchema } from '../schemas/table.ts'

/** The share of eligible records that each kind of mess befalls. */
export const MESS_RATES = {
  duplicate_row: 0.005,
  late_row: 0.02,
  late_event: 0.015,
  soft_delete: 0.01,
  typo: 0.04,
  legal_form_variant: 0.15,
  letter_case: 0.06,
  blanks: 0.05,
  crm_duplicate: 0.06,
  missing_app_account_id: 0.25,
  missing_salesforce_id: 0.15,
  missing_external_id: 0.12,
  wrong_external_id: 0.015,
  missing_website: 0.08,
} as const

/** Facts of the company's world that make matching hard; their rates come from the world itself. */
type CircumstanceKind = 'shared_domain' | 'free_mail' | 'test_account' | 'renamed_event'

type MessKind = keyof typeof MESS_RATES

interface MessEntry {
  readonly kind: MessKind | CircumstanceKind
  readonly source: string
  readonly table: string
  readonly key: string
  readonly batchDay: Day
}

export interface MessSpot {
  readonly table: TableSchema
  readonly key: string
  readonly at: Instant
}

/** Decides by the record's key alone whether a mess happens, and remembers it if the record is delivered. */
export interface Mess {
  happens(kind: MessKind, spot: MessSpot): boolean
  note(kind: MessKind | CircumstanceKind, spot: MessSpot): void
  /** Between 0 and 1, for how a mess turns out. */
  chance(kind: MessKind, spot: MessSpot): number
  readonly entries: readonly MessEntry[]
}

export const createMess = (
  seed: number,
  window: { readonly baseDay: Day; readonly throughDay: Day },
): Mess => {
  const entries: MessEntry[] = []
  const note = (kind: MessKind | CircumstanceKind, { table, key, at }: MessSpot): void => {
    const day = dayOf(at)
    if (day > window.throughDay) return
    entries.push({
      kind,
      source: table.source,
      table: table.name,
      key,
      batchDay: Math.max(window.baseDay, day),
    })
  }
  return {
    entries,
    note,
    happens: (kind, spot) => {
      const happens = hashKey([seed, kind, spot.table.name, spot.key]) / 4294967296 < MESS_RATES[kind]
      if (happens) note(kind, spot)
      return happens
    },
    chance: (kind, spot) => hashKey([seed, kind, 'outcome', spot.table.name, spot.key]) / 4294967296,
  }
}
