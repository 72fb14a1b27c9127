import type { RecordColumn } from '../input/columns.ts'

type Written = string | number | bigint | Date | null | undefined

/**
 * One company record of one system. `source_system` and `source_id` name it; every other column is optional.
 * Lists are separated by `;`, an external id is written `system:id`, times are ISO 8601 or `Date`s.
 */
export type CompanyRecord = Readonly<Record<'source_system' | 'source_id', Written>> &
  Readonly<Partial<Record<RecordColumn, Written>>>

/** A person's decision about two records: they are one customer, or they are not. */
export interface OverrideRow {
  readonly decision: 'force_match' | 'force_split'
  readonly source_system: string
  readonly source_id: string
  readonly other_source_system: string
  readonly other_source_id: string
  readonly author?: string | null
  readonly reason?: string | null
  /** A system states it of its own records: it counts alike, but is no event. */
  readonly by_rule?: boolean | null
}

export type Rows<T> = Iterable<T> | AsyncIterable<T>

/** A cell as the text that records are compared by. */
export function writtenText(cell: unknown): string | null {
  if (cell === null || cell === undefined) return null
  if (cell instanceof Date) return cell.toISOString()
  const text = textualOf(cell).trim()
  return text === '' ? null : text
}

function textualOf(cell: unknown): string {
  if (typeof cell === 'string') return cell
  return typeof cell === 'bigint' ? cell.toString() : JSON.stringify(cell)
}
