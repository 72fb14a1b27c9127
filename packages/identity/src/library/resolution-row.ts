import { COMPARED_FIELDS, INDEPENDENT_FIELDS } from '../scoring/comparison.ts'
import { OUTPUT_TABLES } from '../output/output-tables.ts'

/** A level (`same`, `mistyped`, …) of each compared field, and the bits of each independent one. */
type FieldColumns = {
  readonly [column in `${(typeof COMPARED_FIELDS)[number]}_level`]: string | null
} & { readonly [column in `${(typeof INDEPENDENT_FIELDS)[number]}_bits`]: number | null }

/** The customer of one record: exactly one row for each record. */
export interface AssignmentRow {
  readonly output: 'assignment'
  readonly source_system: string
  readonly source_id: string
  readonly customer_id: string
  /** What speaks most for it (`same_name_same_domain`, `external_id`, `override`, …), or `single`. */
  readonly match_rule: string
  /** Mean probability that the record belongs to the others of its customer; 1 where it is alone. */
  readonly match_confidence: number
  /** The record's first customer: undoing a merge brings it back. */
  readonly home_id: string
  /** The run since which the record has this customer. */
  readonly run: number
}

/** For a record that shares its customer: the record it has most in common with, and why, in bits. */
interface ExplanationRow extends Partial<FieldColumns> {
  readonly output: 'explanation'
  readonly customer_id: string
  readonly source_system: string
  readonly source_id: string
  readonly other_source_system: string
  readonly other_source_id: string
  readonly match_rule: string
  readonly probability: number
  readonly total_bits: number
  /** Of name, domain, source and external id together. */
  readonly prior_bits: number
}

/** Two records between 20 % and 90 %: a person should look. */
interface ReviewRow extends Partial<FieldColumns> {
  readonly output: 'review'
  readonly source_system: string
  readonly source_id: string
  readonly name: string | null
  readonly customer_id: string
  readonly other_source_system: string
  readonly other_source_id: string
  readonly other_name: string | null
  readonly other_customer_id: string
  readonly is_together: boolean
  readonly match_rule: string
  readonly probability: number
}

/** What happened to a customer, in this run or an earlier one. */
interface EventRow {
  readonly output: 'event'
  readonly run: number
  readonly happened_at: Date
  readonly event: 'created' | 'merged' | 'split' | 'resurrected' | 'overridden'
  readonly customer_id: string
  /** Merged: the id that is no more. Split: the id that the record had. Overridden: that of the other record. */
  readonly other_customer_id: string | null
  /** Split: the record that left. Overridden: the one record. */
  readonly source_system: string | null
  readonly source_id: string | null
  /** Overridden: what was decided of the two records; `undone` where it no longer is. */
  readonly decision: 'force_match' | 'force_split' | 'undone' | null
  readonly other_source_system: string | null
  readonly other_source_id: string | null
}

/** An id that was merged into another one. */
interface AliasRow {
  readonly output: 'alias'
  readonly alias_id: string
  readonly customer_id: string
  readonly run: number
}

/** A row that could not be taken: without a key, or an older copy of a key. */
interface RejectedRecordRow {
  readonly output: 'rejected'
  readonly reason: string
  /** The row as JSON. */
  readonly row: string
}

/** An override that names a record which is not there: without effect. */
interface UnknownOverrideRow {
  readonly output: 'unknown_override'
  readonly source_system: string
  readonly source_id: string
  readonly other_source_system: string
  readonly other_source_id: string
}

export type ResolutionRow =
  | AssignmentRow
  | ExplanationRow
  | ReviewRow
  | EventRow
  | AliasRow
  | RejectedRecordRow
  | UnknownOverrideRow

/** SQL of the rows that the state holds, by kind. */
export const STATE_OUTPUTS = {
  assignment: `
    select map.*, membership.home_id, membership.since as run
    from (${OUTPUT_TABLES.map}) as map
    join record using (source_system, source_id)
    join membership using (rid)`,
  explanation: `
    select * rename (linked_source_system as other_source_system, linked_source_id as other_source_id)
    from (${OUTPUT_TABLES.explanations})`,
  review: OUTPUT_TABLES.review_queue,
  event: OUTPUT_TABLES.events,
  alias: OUTPUT_TABLES.aliases,
} as const satisfies Readonly<Partial<Record<ResolutionRow['output'], string>>>
