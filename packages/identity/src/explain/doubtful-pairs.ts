import { FIRST_OF_PAIR, SECOND_OF_PAIR } from '../blocking/candidate-pairs.ts'
import type { Database } from '../database/database.ts'
import { probabilitySql } from './strongest-links.ts'

/** Between these probabilities a person should look. */
const DOUBTFUL_FROM = 0.2
const DOUBTFUL_TO = 0.9

/**
 * Writes to `doubtful` the pairs of `scope` that are neither clearly one company nor clearly two. Which record comes
 * first does not depend on the order in which they came.
 */
export async function keepDoubtfulPairs(database: Database): Promise<void> {
  await database.run(
    'delete from doubtful where one in (select rid from scope) or other in (select rid from scope)',
  )
  await database.run(`
    insert into doubtful
    select
      case when one.tie < other.tie then one.rid else other.rid end,
      case when one.tie < other.tie then other.rid else one.rid end,
      pattern,
      centibits
    from pair_evidence
    join feature as one on one.rid = ${FIRST_OF_PAIR}
    join feature as other on other.rid = ${SECOND_OF_PAIR}
    where pattern >= 0 and ${probabilitySql('centibits')} between ${DOUBTFUL_FROM} and ${DOUBTFUL_TO}`)
}
