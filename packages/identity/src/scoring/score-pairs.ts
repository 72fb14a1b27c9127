import {
  ADDRESS_KEY,
  DOMAIN_KEY,
  EMAIL_KEY,
  FIRST_WORD_KEY,
  NAME_KEY,
  PHONE_KEY,
} from '../blocking/blocking-keys.ts'
import { appendIntegers } from '../database/append-integers.ts'
import { appendTexts } from '../database/append-texts.ts'
import type { Database } from '../database/database.ts'
import { COMPARED_FIELDS, INDEPENDENT_FIELDS, levelsOf, patternSql } from './comparison.ts'
import { COMMON_OWNERS, LEVEL_SQL } from './level-sql.ts'
import { matchRuleOf } from './match-rule.ts'
import { evidenceOf, levelName, type Weights } from './weights.ts'

const sharedKeys = (kind: number): string => `select value from telling_key where kind = ${kind} and shared`

/** What is only ever asked to be equal is compared by its hash: numbers are moved about faster than texts. */
const HASHED = [
  'own_id',
  'name_core',
  'name_first',
  'name_initials',
  'domain_1',
  'domain_2',
  'root',
  'email',
  'mail_local',
  'phone',
  'switchboard',
  'address',
  'city',
  'region',
  'postal',
] as const

const hashed = (column: string): string => `case when ${column} is not null then hash(${column}) end`

/**
 * Makes the temporary table `compared`: the features of the records in `records`, with what the statistics of
 * all records say about them.
 */
export async function prepareComparison(database: Database, records: string): Promise<void> {
  const isAll = records === 'feature'
  if (!isAll) {
    await database.run(
      `create or replace temp table wanted_feature as select feature.* from feature semi join ${records} using (rid)`,
    )
  }
  await database.run(`
    create or replace temp table telling_key as
    select kind, value, owners, shared
    from key_statistic
    where shared or (kind = ${FIRST_WORD_KEY} and owners >= ${COMMON_OWNERS})
      or (kind = ${NAME_KEY} and owners >= 1 ${isAll ? '' : 'and value in (select hash(name_key) from wanted_feature)'})`)
  await database.run(`
    create or replace temp table compared as
    select
      feature.rid,
      feature.name_key,
      feature.name_place,
      feature.name_legal,
      feature.country,
      ${HASHED.map((column) => `${hashed(`feature.${column}`)} as ${column}`).join(',\n      ')},
      ${hashed('feature.name_key')} as name_hash,
      length(feature.name_key) as name_length,
      left(feature.name_key, 1) as name_head,
      right(feature.name_key, 4) as name_tail,
      hash(feature.source_system) as source,
      case when len(feature.external_ids) = 1 then hash(feature.external_ids[1]) end as external_id,
      case when len(feature.external_ids) = 1 then hash(feature.external_systems[1]) end as external_system,
      case when len(feature.external_ids) > 1
        then list_transform(feature.external_ids, lambda id: hash(id)) end as external_ids,
      case when len(feature.external_ids) > 1
        then list_transform(feature.external_systems, lambda system: hash(system)) end as external_systems,
      case when busy_day.created_day is null then feature.created_day end as created_day,
      coalesce(named.owners, 0) as name_owners,
      coalesce(hash(feature.name_first) in (select value from telling_key where kind = ${FIRST_WORD_KEY}), false) as word_common,
      coalesce(hash(feature.domain_1) in (${sharedKeys(DOMAIN_KEY)}), false) as domain_shared,
      coalesce(hash(feature.phone) in (${sharedKeys(PHONE_KEY)}), false) as phone_shared,
      coalesce(hash(concat_ws('|', feature.address, coalesce(feature.postal, feature.city))) in (${sharedKeys(ADDRESS_KEY)}), false) as address_shared,
      coalesce(hash(feature.email) in (${sharedKeys(EMAIL_KEY)}), false) as email_shared
    from ${isAll ? 'feature' : 'wanted_feature as feature'}
    left join (select value, owners from telling_key where kind = ${NAME_KEY}) as named
      on named.value = hash(feature.name_key)
    left join busy_day on busy_day.source_system = feature.source_system and busy_day.created_day = feature.created_day`)
}

/** SQL of `(pair, pattern)` for the pairs in `pairs`; `compared` must hold their records. */
export const patternsOf = (pairs: string): string => `
  select pairs.pair, (${patternSql(LEVEL_SQL)})::integer as pattern
  from ${pairs} as pairs
  join compared as a on a.rid = (pairs.pair >> 32)::integer
  join compared as b on b.rid = (pairs.pair & 4294967295)::integer`

async function patternsIn(database: Database, patternTable: string): Promise<readonly number[]> {
  const patterns = await database.rows(`select distinct pattern from ${patternTable}`)
  return patterns.map(({ pattern }) => Number(pattern))
}

/** Makes the temporary table `worth (pattern, centibits)` of the patterns in `patternTable`. */
export async function weighPatterns(
  database: Database,
  patternTable: string,
  weights: Weights,
): Promise<void> {
  const patterns = Int32Array.from(await patternsIn(database, patternTable))
  await database.run('create or replace temp table worth (pattern integer, centibits integer)')
  await appendIntegers(database, 'worth', [
    patterns,
    patterns.map((pattern) => Math.round(evidenceOf(pattern, weights).total * 100)),
  ])
}

/**
 * Makes the temporary table `weighed` of the patterns in `patternTable`: what each is worth, why, and how far
 * the two records agree in each field.
 */
export async function explainPatterns(
  database: Database,
  patternTable: string,
  weights: Weights,
): Promise<void> {
  const patterns = await patternsIn(database, patternTable)
  const bits = INDEPENDENT_FIELDS.map((field) => `${field}_bits`)
  const levels = COMPARED_FIELDS.map((field) => `${field}_level`)
  const columns = ['pattern', 'centibits', 'match_rule', 'prior_bits', ...bits, ...levels]
  await database.run(
    `create or replace temp table weighed_text (${columns.map((column) => `${column} varchar`).join(', ')})`,
  )
  await appendTexts(database, 'weighed_text', {
    width: columns.length,
    rows: patterns.map((pattern) => weighedRow(pattern, weights)),
  })
  await database.run(`
    create or replace temp table weighed as
    select * replace (
      pattern::integer as pattern, centibits::integer as centibits,
      ${['prior_bits', ...bits].map((column) => `${column}::double as ${column}`).join(', ')}
    ) from weighed_text`)
}

function weighedRow(pattern: number, weights: Weights): readonly string[] {
  const levels = levelsOf(pattern)
  const { prior, fields, total } = evidenceOf(pattern, weights)
  return [
    String(pattern),
    String(Math.round(total * 100)),
    matchRuleOf(levels),
    String(prior),
    ...INDEPENDENT_FIELDS.map((field) => String(fields[field])),
    ...COMPARED_FIELDS.map((field, index) => levelName(field, levels[index] ?? 0)),
  ]
}
