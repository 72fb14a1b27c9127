import { COMPARISON, type ComparedField } from './comparison.ts'

function level<F extends ComparedField>(field: F, name: (typeof COMPARISON)[F][number]): number {
  return (COMPARISON[field] as readonly string[]).indexOf(name)
}

const name = (text: (typeof COMPARISON)['name'][number]): number => level('name', text)

/** Names of 0.9 and more by Jaro and Winkler that differ in two letters at the most are one name, mistyped. */
const ALIKE = 0.9

/** A name that several domains bear is less telling; one that many bear says little. */
export const FREQUENT_OWNERS = 2
export const COMMON_OWNERS = 4
export const GENERIC_OWNERS = 10

/** One of the two has no domain, and its name is that of another company's domain. */
const CLAIMED = '((a.domain_1 is null and a.name_owners > 0) or (b.domain_1 is null and b.name_owners > 0))'

/** A name whose first word few domains have is telling even where the rest of it differs. */
const rarely = (common: 'related' | 'mistyped' | 'contained' | 'same_core'): string => {
  const claimed = common === 'same_core' ? '' : `when ${CLAIMED} then ${name(`${common}_claimed`)}`
  return `case ${claimed} when a.word_common or b.word_common then ${name(common)} else ${name(`${common}_rare`)} end`
}

/** A place that one of the two names leaves out tells less than another place. */
const otherPlace = `case when a.name_place = '' or b.name_place = '' then ${name('place_added')} else ${name('other_place')} end`

/** Most records have one external id at the most; the others have lists. */
const IDS = (row: 'a' | 'b'): string =>
  `coalesce(${row}.external_ids, case when ${row}.external_id is not null then [${row}.external_id] end)`
const SYSTEMS = (row: 'a' | 'b'): string =>
  `coalesce(${row}.external_systems, case when ${row}.external_system is not null then [${row}.external_system] end)`

/** Each field's level as SQL over two rows of `compared`, `a` and `b`. */
export const LEVEL_SQL: Readonly<Record<ComparedField, string>> = {
  name: `case
    when a.name_key is null or b.name_key is null then ${name('missing')}
    when a.name_hash = b.name_hash then case
      when a.name_owners >= ${GENERIC_OWNERS} then ${name('same_generic')}
      when a.name_owners >= ${COMMON_OWNERS} then ${name('same_common')}
      when a.name_owners >= ${FREQUENT_OWNERS} then ${name('same_frequent')}
      else ${name('same')} end
    when a.name_core = b.name_core then case when a.name_place <> b.name_place then ${otherPlace} else ${rarely('same_core')} end
    when (starts_with(a.name_key, b.name_key) or starts_with(b.name_key, a.name_key))
      and least(a.name_length, b.name_length) >= 5
      then case when a.name_place <> b.name_place then ${otherPlace} else ${rarely('contained')} end
    when a.name_head = b.name_head or a.name_tail = b.name_tail then case
      when jaro_winkler_similarity(least(a.name_key, b.name_key), greatest(a.name_key, b.name_key), ${ALIKE}) = 0 then
        case when a.name_first = b.name_first or a.name_hash = b.name_initials or b.name_hash = a.name_initials
          then ${rarely('related')} else ${name('different')} end
      when abs(a.name_length - b.name_length) <= 2 and levenshtein(a.name_key, b.name_key) <= 2
        then ${rarely('mistyped')}
      else ${rarely('related')} end
    else ${name('different')} end`,
  domain: `case
    when a.domain_1 is null or b.domain_1 is null then case
      when a.root = b.name_hash or a.root = b.name_core or b.root = a.name_hash or b.root = a.name_core
        or a.root = b.root
        then case when greatest(a.name_owners, b.name_owners) >= ${FREQUENT_OWNERS} then ${level('domain', 'named_so_common')} else ${level('domain', 'named_so')} end
      when a.root = b.name_first or b.root = a.name_first then ${level('domain', 'first_word')}
      else ${level('domain', 'missing')} end
    when a.domain_1 = b.domain_1 or a.domain_1 = b.domain_2 or a.domain_2 = b.domain_1 or a.domain_2 = b.domain_2
      then case when a.domain_shared or b.domain_shared then ${level('domain', 'shared')} else ${level('domain', 'same')} end
    when a.domain_shared or b.domain_shared then ${level('domain', 'different_from_shared')}
    when a.root = b.root then ${level('domain', 'same_root')}
    else ${level('domain', 'different')} end`,
  source: `(a.source = b.source)::integer`,
  external_id: `case
    when a.external_ids is null and b.external_ids is null then case
      when a.external_id is null and b.external_id is null then ${level('external_id', 'none')}
      when a.external_id = b.own_id or b.external_id = a.own_id or a.external_id = b.external_id then ${level('external_id', 'linked')}
      when a.external_system = b.source or b.external_system = a.source or a.external_system = b.external_system
        then ${level('external_id', 'conflict')}
      else ${level('external_id', 'none')} end
    when list_contains(${IDS('a')}, b.own_id) or list_contains(${IDS('b')}, a.own_id) or list_has_any(${IDS('a')}, ${IDS('b')})
      then ${level('external_id', 'linked')}
    when list_contains(${SYSTEMS('a')}, b.source) or list_contains(${SYSTEMS('b')}, a.source)
      or list_has_any(${SYSTEMS('a')}, ${SYSTEMS('b')}) then ${level('external_id', 'conflict')}
    else ${level('external_id', 'none')} end`,
  phone: `case
    when a.phone is null or b.phone is null then ${level('phone', 'missing')}
    when a.phone = b.phone then case when a.phone_shared then ${level('phone', 'shared')} else ${level('phone', 'same')} end
    when a.switchboard = b.switchboard then ${level('phone', 'switchboard')}
    else ${level('phone', 'different')} end`,
  address: `case
    when (a.city is null or b.city is null) and (a.address is null or b.address is null) then
      case when a.region <> b.region then ${level('address', 'other_city')} else ${level('address', 'missing')} end
    when a.address is not null and a.address = b.address
      and (a.postal = b.postal or a.city = b.city or (a.postal is null and a.city is null))
      then case when a.address_shared then ${level('address', 'shared')} else ${level('address', 'same')} end
    when a.city is not null and a.city = b.city then ${level('address', 'same_city')}
    when (a.city is null or b.city is null) and a.region <> b.region then ${level('address', 'other_city')}
    when a.city is null or b.city is null then ${level('address', 'missing')}
    else ${level('address', 'other_city')} end`,
  email: `case
    when a.email is null or b.email is null then ${level('email', 'missing')}
    when a.email = b.email then case when a.email_shared then ${level('email', 'shared')} when a.mail_local is not null then ${level('email', 'same_private')} else ${level('email', 'same')} end
    when a.mail_local = b.mail_local then ${level('email', 'same_local')}
    when a.mail_local is not null and b.mail_local is not null then ${level('email', 'different_private')}
    else ${level('email', 'different')} end`,
  country: `case
    when a.country is null or b.country is null then ${level('country', 'missing')}
    when a.country = b.country then ${level('country', 'same')}
    else ${level('country', 'different')} end`,
  legal_form: `case
    when a.name_legal is null or b.name_legal is null then ${level('legal_form', 'missing')}
    when a.name_legal = b.name_legal then ${level('legal_form', 'same')}
    else ${level('legal_form', 'different')} end`,
  created: `case
    when a.created_day is null or b.created_day is null or a.source = b.source then ${level('created', 'missing')}
    when abs(a.created_day - b.created_day) <= 7 then ${level('created', 'same_week')}
    when abs(a.created_day - b.created_day) <= 75 then ${level('created', 'same_season')}
    when abs(a.created_day - b.created_day) <= 365 then ${level('created', 'same_year')}
    else ${level('created', 'apart')} end`,
}
