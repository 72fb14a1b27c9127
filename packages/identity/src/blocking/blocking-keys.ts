import type { Database } from '../database/database.ts'

interface BlockingKey {
  /** The number by which the state file knows it. */
  readonly kind: number
  /** SQL over `feature`: what records must share. */
  readonly value: string
  readonly when: string
}

export const DOMAIN_KEY = 1
export const NAME_KEY = 2
export const PHONE_KEY = 3
export const ADDRESS_KEY = 4
export const EMAIL_KEY = 5
export const EXTERNAL_KEY = 6
export const FIRST_WORD_KEY = 12

/** Consonants without their doubles: what typing mistakes in vowels leave alone. */
const skeletonOf = (name: string): string =>
  [...'lmnprst'].reduce(
    (text, letter) => `replace(${text}, '${letter}${letter}', '${letter}')`,
    `translate(${name}, 'aeiouyh', '')`,
  )

/** A value that a record may be found by; records that share one are candidates to be one company. */
const KEYS: readonly BlockingKey[] = [
  { kind: 2, value: 'unnest(list_distinct([name_key, name_core, root]))', when: 'true' },
  { kind: 3, value: 'phone', when: 'phone is not null' },
  { kind: 4, value: "concat_ws('|', address, coalesce(postal, city))", when: 'address is not null' },
  { kind: 5, value: 'email', when: "contains(email, '@')" },
  { kind: 6, value: 'unnest(list_append(coalesce(external_ids, []), own_id))', when: 'true' },
  // A typing mistake is in one half of a name, or in a vowel.
  { kind: 7, value: 'left(name_key, 8) || name_place', when: 'length(name_key) >= 9' },
  { kind: 8, value: 'left(name_key, 1) || right(name_key, 10)', when: 'length(name_key) >= 12' },
  { kind: 9, value: "name_core || '|' || city", when: 'length(name_core) > 3 and city is not null' },
  { kind: 10, value: skeletonOf('name_key'), when: 'length(name_key) >= 6' },
  {
    kind: FIRST_WORD_KEY,
    value: 'unnest(list_distinct([case when length(name_first) >= 4 then name_first end, root]))',
    when: 'true',
  },
  { kind: 13, value: 'mail_local', when: "regexp_matches(mail_local, '[0-9]|.{8}')" },
  { kind: 11, value: 'switchboard', when: 'switchboard is not null' },
]

/** SQL of `(rid, kind, value)`: every key of every record of `features`, hashed. */
function blockingKeys(features: string, domains: string): string {
  const of = ({ kind, value, when }: BlockingKey): string => `
    select rid, ${kind}::utinyint as kind, hash(key) as value
    from (select rid, ${value} as key from ${features} where ${when})
    where length(key) > 3`
  return `
    select rid, ${DOMAIN_KEY}::utinyint as kind, hash(domain) as value from ${domains}
    union all ${KEYS.map(of).join(' union all ')}`
}

/** Adds the keys of the records in `features` to `blocking_key`. */
export async function addBlockingKeys(
  database: Database,
  features: 'feature' | 'fresh_feature',
): Promise<void> {
  await database.run(`insert into blocking_key ${blockingKeys(features, 'record_domain')}`)
}
