import type { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'

/** Mailboxes that several people read. */
const ROLES = `
  info billing admin administrator accounts accounting office support help helpdesk sales contact hello team mail
  finance invoices invoice payments payment ap ar purchasing procurement hr jobs careers marketing press legal
  privacy security abuse postmaster webmaster noreply no-reply donotreply service services orders enquiries
`
  .trim()
  .split(/\s+/)

const parts = (column: string): string =>
  `select rid, own_id, trim(unnest(string_split(${column}, ';'))) as part from person where ${column} is not null`

/**
 * Makes `person_key (rid, rule, value, is_identified)` of `person`: what records of one person share. A record is
 * identified when it has a mail address of its own or an external id, or others name it as theirs.
 */
export async function personKeys(database: Database): Promise<void> {
  await database.run(`
    create temp table person_key as
    with addresses as (
      select rid, regexp_replace(split_part(lower(part), '@', 1), '\\+.*$', '') as local, split_part(lower(part), '@', 2) as host
      from (${parts('email')}) where contains(part, '@')
    ),
    external as (
      select rid, part as value from (${parts('external_ids')}) where contains(part, ':')
    ),
    named as (
      select rid, 'email' as rule, 'email ' || local || '@' || host as value
      from addresses where local <> '' and host <> '' and local not in (${ROLES.map(sqlText).join(', ')})
      union
      select rid, 'external_id', value from external
      union
      select rid, 'external_id', own_id from person where own_id in (select value from external)
    ),
    keyed as (
      select * from named
      union
      select rid, 'device', 'device ' || part from (${parts('devices')}) where part <> ''
    )
    select keyed.*, rid in (select rid from named) as is_identified from keyed`)
}
