import type { GateResult } from './gates.ts'

/** What `versions/<version>.json` says; the field names are the file's own. */
export interface PublishedVersion {
  /** `20261121T090000Z`: later versions sort after earlier ones. */
  readonly version: string
  readonly created_at: string
  /** Equal for versions with equal content, whenever they were made. */
  readonly content_hash: string
  readonly bytes: number
  /** Where its file has holes: what it takes without them. */
  readonly disk_bytes?: number
  readonly rows: number
  readonly relations: readonly PublishedRelation[]
  /** Tables that published views read; they are in the file and on no list. */
  readonly carried?: readonly PublishedRelation[]
  readonly gates: readonly GateResult[]
  readonly override: { readonly reason: string } | null
  /** The last day of source data that it is built from, `2026-11-20`. */
  readonly source_data_day: string | null
  readonly published_by: string | null
  readonly reason: string | null
  /** Where it is a copy of a version that a database keeps. */
  readonly copy_of?: CopyOf
}

interface CopyOf {
  /** The target of the profile. */
  readonly target: string
  readonly copied_at: string
}

export interface PublishedRelation {
  readonly schema: string
  readonly name: string
  readonly rows: number
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** Does not depend on the order of the rows. That of a view is of its definition and of the tables that it reads. */
  readonly hash: string
  /** Of a view: those tables, as `schema.name`, in order. */
  readonly reads?: readonly string[]
  /** Columns that tell its rows apart, where the project says so by a test. */
  readonly key?: readonly string[]
}

/** What `current.json` says. */
export interface VersionPointer {
  readonly version: string
  /** Relative to the folder of the pointer. */
  readonly file: string
  readonly switched_at: string
  readonly previous: string | null
}

const withSeconds = /[-:]|\.\d+/g

/** After every version there is, even if the clock was set back. */
export function nextVersionId(now: Date, taken: readonly string[]): string {
  const byClock = now.toISOString().replace(withSeconds, '')
  const latest = taken.toSorted().at(-1)
  if (latest === undefined || byClock > latest) return byClock
  const [stamp = byClock, suffix = '01'] = latest.split('-')
  return `${stamp}-${String(Number(suffix) + 1).padStart(2, '0')}`
}
