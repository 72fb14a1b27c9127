import type { Database } from '../database/database.ts'

/** SQL of the probability that centibits stand for; beyond a thousand bits it is 1 or 0. */
export const probabilitySql = (centibits: string): string =>
  `1 / (1 + pow(2, -greatest(least(${centibits}, 100000), -100000) / 100.0))`

/** A pattern is -1 and more. */
const OTHER_AND_PATTERN = '(directed.other::bigint << 32) + directed.pattern + 1'

/** Of equal bits the record with the smaller `tie`, as one number. */
const STRENGTH = 'directed.centibits * 18446744073709551616::hugeint - feature.tie'

/**
 * Writes to `link`, for each record of `scope` that shares its customer with others, the record it has most in
 * common with, and how sure it is of all of them. Reads `pair_evidence` and `clustered`.
 */
export async function keepStrongestLinks(database: Database): Promise<void> {
  await database.run('delete from link where rid in (select rid from scope)')
  await database.run(`
    insert into link
    with inside as (
      select (pair >> 32)::integer as one, (pair & 4294967295)::integer as other, pattern, centibits,
        ${probabilitySql('centibits')} as probability
      from pair_evidence
    ),
    together as (
      select inside.*
      from inside
      join clustered as a on a.rid = inside.one
      join clustered as b on b.rid = inside.other and a.cluster = b.cluster
    ),
    directed as (
      select one as rid, other, pattern, centibits, probability from together
      union all
      select other, one, pattern, centibits, probability from together
    )
    select directed.rid,
      (arg_max(${OTHER_AND_PATTERN}, ${STRENGTH}) >> 32)::integer as other,
      (arg_max(${OTHER_AND_PATTERN}, ${STRENGTH}) & 4294967295)::integer - 1 as pattern,
      max(directed.centibits) as centibits,
      -- Rounded: the order of a sum shows in its last digits, and what is chosen by confidence must not depend on it.
      round(avg(directed.probability), 9) as confidence
    from directed
    join feature on feature.rid = directed.other
    group by directed.rid`)
}
