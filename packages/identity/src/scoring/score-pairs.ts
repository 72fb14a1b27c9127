import { ADDRESS_KEY, DOMAIN_KEY, EMAIL_KEY, NAME_KEY, PHONE_KEY } from '../blocking/blocking-keys.ts'
import type { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { COMPARED_FIELDS, INDEPENDENT_FIELDS, levelsOf, patternSql } from './comparison.ts'
import { LEVEL_SQL } from './level-sql.ts'
import { matchRuleOf } from './match-rule.ts'
import { evidenceOf, levelName, type Weights } from './weights.ts'

const statistic = (kind: number, alias: string, value: string): string =>
  `left join key_statistic as ${alias} on ${alias}.kind = ${kind} and ${alias}.value = hash(${value})`

/**
 * Makes the temporary table `compared`: the features of the records in `records`, with what the statistics of
 * all records say about them.
 */
export async function prepareComparison(database: Database, records: string): Promise<void> {
  await database.run(`
    create or replace temp table compared as
    select
      feature.*,
      coalesce(named.owners, 0) as name_owners,
      coalesce(hosted.shared, false) as domain_shared,
      coalesce(called.shared, false) as phone_shared,
      coalesce(located.shared, false) as address_shared,
      coalesce(written.shared, false) as email_shared
    from feature
    semi join (select rid from ${records}) as wanted using (rid)
    ${statistic(NAME_KEY, 'named', 'feature.name_key')}
    ${statistic(DOMAIN_KEY, 'hosted', 'feature.domain_1')}
    ${statistic(PHONE_KEY, 'called', 'feature.phone')}
    ${statistic(ADDRESS_KEY, 'located', "concat_ws('|', feature.address, coalesce(feature.postal, feature.city))")}
    ${statistic(EMAIL_KEY, 'written', 'feature.email')}`)
}

/** SQL of `(pair, pattern)` for the pairs in `pairs`; `compared` must hold their records. */
export const patternsOf = (pairs: string): string => `
  select pairs.pair, (${patternSql(LEVEL_SQL)})::integer as pattern
  from ${pairs} as pairs
  join compared as a on a.rid = (pairs.pair >> 32)::integer
  join compared as b on b.rid = (pairs.pair & 4294967295)::integer`

/**
 * Makes the temporary table `weighed` of the patterns in `patternTable`: what each is worth, why, and how far
 * the two records agree in each field.
 */
export async function weighPatterns(
  database: Database,
  patternTable: string,
  weights: Weights,
): Promise<void> {
  const patterns = await database.rows(`select distinct pattern from ${patternTable}`)
  const bits = INDEPENDENT_FIELDS.map((field) => `${field}_bits double`)
  const levels = COMPARED_FIELDS.map((field) => `${field}_level varchar`)
  await database.run(`
    create or replace temp table weighed (
      pattern integer, centibits integer, match_rule varchar, prior_bits double,
      ${[...bits, ...levels].join(', ')}
    )`)
  if (patterns.length === 0) return
  const rows = patterns.map(({ pattern }) => weighedRow(Number(pattern), weights))
  await database.run(`insert into weighed values ${rows.join(', ')}`)
}

function weighedRow(pattern: number, weights: Weights): string {
  const levels = levelsOf(pattern)
  const { prior, fields, total } = evidenceOf(pattern, weights)
  return `(${[
    pattern,
    Math.round(total * 100),
    sqlText(matchRuleOf(levels)),
    prior,
    ...INDEPENDENT_FIELDS.map((field) => fields[field]),
    ...COMPARED_FIELDS.map((field, index) => sqlText(levelName(field, levels[index] ?? 0))),
  ].join(', ')})`
}
