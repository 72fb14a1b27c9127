import type { Database } from '../database/database.ts'
import { addressKey } from './addresses.ts'
import { countryTable } from './countries.ts'
import { normaliseDomains } from './domains.ts'
import { normalisedNames } from './names.ts'
import { EXTENSION_DIGITS, phoneDigits, SHORTEST_PHONE } from './phones.ts'

/**
 * Makes the temporary table `fresh_feature`: one row for each record of `source` with what it is compared by.
 * `tie` orders records in a way that does not depend on when or in which order they came.
 */
export async function normaliseRecords(database: Database, source: string): Promise<void> {
  await normaliseDomains(database, source)
  await database.run(`create or replace temp table record_name as ${normalisedNames(source)}`)
  await database.run(`
    create or replace temp table fresh_feature as
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
    phones as (
      select rid, ${phoneDigits("split_part(phone, ';', 1)")} as phone from ${source} where phone is not null
    ),
    identifiers as (
      select rid, list_filter(list_transform(string_split(external_ids, ';'), lambda id: trim(id)), lambda id: contains(id, ':')) as ids
      from ${source}
      where external_ids is not null
    )
    select
      record.rid,
      md5_number_lower(record.source_system || ':' || record.source_id) as tie,
      record.source_system,
      record.source_system || ':' || record.source_id as own_id,
      record_name.name_key,
      record_name.name_core,
      record_name.name_first,
      record_name.name_place,
      record_name.name_initials,
      domains.domain_1,
      domains.domain_2,
      domains.root,
      nullif(lower(trim(split_part(record.email, ';', 1))), '') as email,
      case when length(phones.phone) >= ${SHORTEST_PHONE} then phones.phone end as phone,
      case when length(phones.phone) = 9 then left(phones.phone, ${9 - EXTENSION_DIGITS}) end as switchboard,
      case when record.address is not null then ${addressKey('record.address')} end as address,
      case when record.city is not null then lower(strip_accents(trim(record.city))) end as city,
      case when record.region is not null then lower(strip_accents(trim(record.region))) end as region,
      case when record.postal_code is not null then replace(lower(record.postal_code), ' ', '') end as postal,
      countries.code as country,
      nullif(identifiers.ids, []) as external_ids,
      list_transform(nullif(identifiers.ids, []), lambda id: split_part(id, ':', 1)) as external_systems
    from ${source} as record
    left join record_name using (rid)
    left join domains using (rid)
    left join phones using (rid)
    left join countries on lower(trim(record.country)) = countries.spelling
    left join identifiers using (rid)`)
}
