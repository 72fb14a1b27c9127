type Written = string | number | bigint | Date | null | undefined

/**
 * One contact, user or device of one system. `source_system` and `source_id` name it; lists are separated by `;`.
 * `external_ids` are `system:id` of other person records; `devices` are ids of devices or browsers it was seen on.
 */
export interface PersonRecord {
  readonly source_system: Written
  readonly source_id: Written
  readonly email?: Written
  readonly external_ids?: Written
  readonly devices?: Written
}

/** The person of one record: exactly one row for each record. */
interface PersonAssignmentRow {
  readonly output: 'assignment'
  readonly source_system: string
  readonly source_id: string
  readonly person_id: string
  /** `email`, `external_id` or `device`: what it shares with another record of the person; otherwise `single`. */
  readonly match_rule: 'email' | 'external_id' | 'device' | 'single'
  readonly home_id: string
  readonly run: number
}

/** A person's id that was merged into another one. */
interface PersonAliasRow {
  readonly output: 'alias'
  readonly alias_id: string
  readonly person_id: string
  readonly run: number
}

export type PersonRow = PersonAssignmentRow | PersonAliasRow
