import type { Database } from '../database/database.ts'
import { DOMAIN_KEY, EXTERNAL_KEY, FIRST_WORD_KEY } from './blocking-keys.ts'

/** More records than this in one block are too many to compare each with each. */
const LARGEST_BLOCK = 30

/** A first word that more records have is nobody's own. */
const LARGEST_WORD_BLOCK = 20

/** SQL: whether a block is small enough to compare all its records. */
export const isSmallBlock = (kind: string, records: string): string =>
  `${records} <= case when ${kind} = ${FIRST_WORD_KEY} then ${LARGEST_WORD_BLOCK} else ${LARGEST_BLOCK} end`

/** SQL: whether the records of a block are compared even where they are many: each with its neighbours. */
export const isNeverTooLarge = (kind: string): string => `${kind} in (${DOMAIN_KEY}, ${EXTERNAL_KEY})`

/** In a larger block of a domain or an external id each record is compared with so many neighbours by name. */
const NEIGHBOURS = 8

/** Two record numbers as one: the smaller in the upper half. */
export const pairOf = (one: string, other: string): string =>
  `(least(${one}, ${other})::ubigint << 32) + greatest(${one}, ${other})::ubigint`

export const FIRST_OF_PAIR = '(pair >> 32)::integer'

export const SECOND_OF_PAIR = '(pair & 4294967295)::integer'

/**
 * Makes the temporary table `candidate (pair)`: every two records that share a key, each once. With `only`
 * (a table of record numbers), the pairs in which at least one of these takes part.
 */
export async function findCandidates(database: Database, only?: string): Promise<void> {
  const concerned =
    only === undefined
      ? ''
      : `semi join (select distinct kind, value from blocking_key semi join ${only} using (rid)) using (kind, value)`
  await database.run(`
    create or replace temp table block as
    select blocking_key.rid, blocking_key.kind, blocking_key.value, key_statistic.records
    from blocking_key
    join (
      select kind, value, records
      from key_statistic
      ${concerned}
      where records > 1 and not shared
        and (${isSmallBlock('kind', 'records')} or ${isNeverTooLarge('kind')})
    ) as key_statistic using (kind, value)`)
  await database.run(`
    create or replace temp table candidate as
    with neighbours as (
      select block.rid, block.kind, block.value,
        row_number() over (partition by block.kind, block.value order by feature.name_key, feature.tie) as place
      from block
      join feature using (rid)
      where block.records > ${LARGEST_BLOCK}
    ),
    found as (
      select one.rid as one, other.rid as other
      from block as one
      join block as other on one.kind = other.kind and one.value = other.value and one.rid < other.rid
      where one.records <= ${LARGEST_BLOCK} and other.records <= ${LARGEST_BLOCK}
      union all
      select one.rid, other.rid
      from (select *, unnest(range(1, ${NEIGHBOURS + 1})) as steps from neighbours) as one
      join neighbours as other
        on one.kind = other.kind and one.value = other.value and other.place = one.place + one.steps
    )
    select distinct ${pairOf('one', 'other')} as pair
    from found
    ${only === undefined ? '' : `where one in (select rid from ${only}) or other in (select rid from ${only})`}`)
}
