export interface MessKindFacts {
  /** The share of eligible records that it befalls by default. */
  readonly rate: number
  readonly what: string
  /** How a reader with `truth.mess` gets the clean rows back. */
  readonly undo: string
}

const kind = (rate: number, what: string, undo: string): MessKindFacts => ({ rate, what, undo })

const RESTORE = 'put `clean_value` back'
const KEEP = 'none: it is a fact of the company'

/** Every kind of mess. The last ones are circumstances: another rate of them makes another company. */
export const MESS_KINDS = {
  duplicate_row: kind(0.005, 'a row is delivered twice in one batch', 'keep one of the equal rows'),
  redelivered_row: kind(0.004, 'a row comes again, unchanged, in a later batch', 'keep the one synced last'),
  late_row: kind(0.02, 'a payment or mail event is delivered days later', 'none: only the batch is late'),
  late_event: kind(0.015, 'an event reaches the server days later', 'none: the time of the event is right'),
  soft_delete: kind(0.01, 'the record of someone who has left is deleted, and marked so', RESTORE),
  typo: kind(0.04, 'a company’s name is misspelt', RESTORE),
  legal_form_variant: kind(0.15, 'a company’s name has another legal form, or none', RESTORE),
  letter_case: kind(0.06, 'a name or an address in other letters, capital or small', RESTORE),
  blanks: kind(0.05, 'blanks before, after or within a name or an address', RESTORE),
  crm_duplicate: kind(0.06, 'a company or contact has a second record', 'drop the record, then as below'),
  missing_app_account_id: kind(0.25, 'a CRM account without the app’s id', RESTORE),
  missing_salesforce_id: kind(0.15, 'an app account without the CRM’s id', RESTORE),
  missing_external_id: kind(0.12, 'a record of support, mail or marketing without its link', RESTORE),
  wrong_external_id: kind(0.015, 'a support organization with the id of another account', RESTORE),
  missing_website: kind(0.08, 'a CRM account without a website', RESTORE),
  missing_parent: kind(0.01, 'a contact or requester without its company', RESTORE),
  dangling_reference: kind(0.005, 'the owner of a contact is a user who is never delivered', RESTORE),
  mixed_time_zone: kind(0.3, 'a time in text with the client’s offset in place of UTC', RESTORE),
  column_added: kind(0.03, 'a table has one more column from a delta on', 'drop the column `record_key`'),
  column_retyped: kind(0, 'a whole number arrives as text from a delta on', 'cast the column `record_key`'),
  renamed_event: kind(1, 'an event had another name, `record_key`, up to a date', RESTORE),
  plan_migration: kind(1, 'a price is replaced, and subscriptions move to the new one', KEEP),
  zero_decimal_currency: kind(1, 'a customer pays in a currency without minor units', KEEP),
  shared_domain: kind(0.04, 'a subsidiary has its parent’s domain', KEEP),
  free_mail: kind(0.07, 'a small company writes from a free mailbox', KEEP),
  test_account: kind(0.015, 'Atlas’s own test accounts, per customer', KEEP),
} as const satisfies Readonly<Record<string, MessKindFacts>>

export type MessKind = keyof typeof MESS_KINDS
export type MessRates = Readonly<Record<MessKind, number>>

export const messKindNames = Object.keys(MESS_KINDS) as readonly MessKind[]
