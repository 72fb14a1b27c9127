import type { Database } from '../database/database.ts'
import { addressKey } from './addresses.ts'
import { sqlText } from '../database/sql-text.ts'
import { countryTable } from './countries.ts'
import { FREE_MAIL_DOMAINS } from './free-mail.ts'
import { normaliseDomains } from './domains.ts'
import { normalisedNames } from './names.ts'
import { EXTENSION_DIGITS, phoneDigits, SHORTEST_PHONE } from './phones.ts'

/** Makes the temporary table `fresh_feature`: one row for each record of `source` with what it is compared by. */
export async function normaliseRecords(database: Database, source: string): Promise<void> {
  await normaliseDomains(database, source)
  await database.run(`create or replace temp table fresh_feature as ${featuresOf(source)}`)
}

/** Writes the same to `feature`, which has nothing yet. */
export async function normaliseAll(database: Database, source: string): Promise<void> {
  await normaliseDomains(database, source)
  await database.run(`insert into feature ${featuresOf(source)}`)
}

/** `tie` orders records in a way that does not depend on when or in which order they came. */
const featuresOf = (source: string): string => `
    with domains as (
      select
        rid,
        substr(min(rank || domain), 2) as domain_1,
        case when count(*) > 1 then substr(max(rank || domain), 2) end as domain_2,
        arg_min(root, rank || domain) as root
      from record_domain
      group by rid
    ),
    countries as (
      select * from ${countryTable()}
    ),
    named as (
      ${normalisedNames(`(select *, case when split_part(mail, '@', 2) in (${FREE_MAIL_DOMAINS.map(sqlText).join(', ')}) then split_part(split_part(mail, '@', 1), '+', 1) end as mail_local
        from (select *, nullif(lower(trim(split_part(email, ';', 1))), '') as mail, ${phoneDigits("split_part(phone, ';', 1)")} as digits, ${IDENTIFIERS} as ids from ${source}))`)}
    )
    select
      named.rid,
      md5_number_lower(named.source_system || ':' || named.source_id) as tie,
      named.source_system,
      named.source_system || ':' || named.source_id as own_id,
      named.name_key,
      named.name_core,
      named.name_first,
      named.name_place,
      named.name_initials,
      named.name_legal,
      domains.domain_1,
      domains.domain_2,
      coalesce(domains.root, case when domains.domain_1 is null then nullif(regexp_replace(named.mail_local, '[^\\pL]+', '', 'g'), '') end) as root,
      named.mail as email,
      named.mail_local,
      case when length(named.digits) >= ${SHORTEST_PHONE} then named.digits end as phone,
      case when length(named.digits) = 9 then left(named.digits, ${9 - EXTENSION_DIGITS}) end as switchboard,
      case when named.address is not null then ${addressKey('named.address')} end as address,
      lower(strip_accents(trim(named.city))) as city,
      lower(strip_accents(trim(named.region))) as region,
      replace(lower(named.postal_code), ' ', '') as postal,
      countries.code as country,
      nullif(named.ids, []) as external_ids,
      case when named.ids <> [] then list_transform(named.ids, lambda id: split_part(id, ':', 1)) end as external_systems,
      ${CREATED_DAY} as created_day
    from named
    left join domains using (rid)
    left join countries on lower(trim(named.country)) = countries.spelling`

/** Times beyond are placeholders. */
const CREATED_DAY = `case when try_cast(named.created_at as date) between date '1900-01-01' and date '2200-01-01'
  then datediff('day', date '1970-01-01', try_cast(named.created_at as date))::integer end`

const IDENTIFIERS = `case when external_ids is not null then
  list_filter(list_transform(string_split(external_ids, ';'), lambda id: trim(id)), lambda id: contains(id, ':')) end`
