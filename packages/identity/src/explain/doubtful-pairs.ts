import type { Database } from '../database/database.ts'
import { probabilitySql } from './strongest-links.ts'

/** Between these probabilities a person should look. */
const DOUBTFUL_FROM = 0.2
const DOUBTFUL_TO = 0.9

/** Writes to `doubtful` the pairs of `scope` that are neither clearly one company nor clearly two. */
export async function keepDoubtfulPairs(database: Database): Promise<void> {
  await database.run(
    'delete from doubtful where one in (select rid from scope) or other in (select rid from scope)',
  )
  await database.run(`
    insert into doubtful
    select (pair >> 32)::integer, (pair & 4294967295)::integer, pattern, centibits
    from pair_evidence
    where pattern >= 0 and ${probabilitySql('centibits')} between ${DOUBTFUL_FROM} and ${DOUBTFUL_TO}`)
}
