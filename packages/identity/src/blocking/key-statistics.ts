import type { Database } from '../database/database.ts'
import { ADDRESS_KEY, DOMAIN_KEY, EMAIL_KEY, FIRST_WORD_KEY, NAME_KEY, PHONE_KEY } from './blocking-keys.ts'

/** A domain with so many different first words of names, none of which prevails, belongs to nobody alone. */
const SHARED_DOMAIN_NAMES = 5
const SHARED_OTHER_NAMES = 4
const PREVAILING_SHARE = 0.5

/** SQL of the statistics of each key that `keys` holds: how many records, whether many companies share it. */
export function keyStatistics(keys: string): string {
  return `
    with counted as (
      select keys.kind, keys.value, coalesce(feature.name_first, '') as word, count(*) as records
      from ${keys} as keys
      join feature using (rid)
      where keys.kind in (${DOMAIN_KEY}, ${PHONE_KEY}, ${ADDRESS_KEY}, ${EMAIL_KEY})
      group by all
    ),
    judged as (
      select
        kind,
        value,
        sum(records)::integer as records,
        count(*) filter (where word <> '') as words,
        coalesce(max(records) filter (where word <> '') / nullif(sum(records) filter (where word <> ''), 0), 1) as prevailing
      from counted
      group by kind, value
    )
    select
      kind,
      value,
      records,
      words >= case when kind = ${DOMAIN_KEY} then ${SHARED_DOMAIN_NAMES} else ${SHARED_OTHER_NAMES} end
        and prevailing < ${PREVAILING_SHARE} as shared,
      0::utinyint as owners
    from judged
    union all
    select kind, value, sum(records)::integer, false, least(count(domain), 255)::utinyint
    from (
      select keys.kind, keys.value, feature.domain_1 as domain, count(*) as records
      from ${keys} as keys
      join feature using (rid)
      where keys.kind in (${NAME_KEY}, ${FIRST_WORD_KEY})
      group by all
    )
    group by kind, value
    union all
    select kind, value, count(*)::integer, false, 0::utinyint
    from ${keys}
    where kind not in (${DOMAIN_KEY}, ${NAME_KEY}, ${PHONE_KEY}, ${ADDRESS_KEY}, ${EMAIL_KEY}, ${FIRST_WORD_KEY})
    group by kind, value`
}

/** Counts every key anew. */
export async function countKeys(database: Database): Promise<void> {
  await database.run(`insert into key_statistic ${keyStatistics('blocking_key')}`)
}
