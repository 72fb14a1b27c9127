import { addBlockingKeys } from '../blocking/blocking-keys.ts'
import { findCandidates } from '../blocking/candidate-pairs.ts'
import { countKeys } from '../blocking/key-statistics.ts'
import type { Database } from '../database/database.ts'
import { normaliseAll } from '../normalise/features.ts'
import { findBusyDays } from '../scoring/busy-days.ts'
import { patternsOf, prepareComparison } from '../scoring/score-pairs.ts'
import type { Progress } from './progress.ts'

/** Compares all of `incoming` from nothing; `scope` becomes every record. */
export async function compareAll(database: Database, progress: Progress): Promise<void> {
  await database.run(`
    create or replace temp table fresh as
    select (row_number() over ())::integer as rid, * from incoming`)
  await database.run('drop table incoming')
  await database.run(
    'insert into record select rid, source_system, source_id, name, created_at, truth, content from fresh',
  )
  progress('normalise')
  await normaliseAll(database, 'fresh')
  await database.run('drop table fresh')
  progress('block')
  await addBlockingKeys(database, 'feature')
  for (const done of ['record_domain', 'host', 'public_suffix']) await database.run(`drop table ${done}`)
  await countKeys(database)
  await findCandidates(database)
  await findBusyDays(database)
  progress('compare')
  await prepareComparison(database, 'feature')
  await database.run(`insert into scored ${patternsOf('candidate')}`)
  await database.run('drop table candidate')
  await database.run('drop table block')
  await database.run('create or replace temp table scope as select rid from feature')
  await adoptMembership(database)
}

/** Who had which id before, where a state was there. */
async function adoptMembership(database: Database): Promise<void> {
  const known = await database.count("select count(*) from duckdb_tables() where table_name = 'known_id'")
  if (known === 0) return
  await database.run(`
    insert into membership
    select feature.rid, known_id.customer_id, known_id.home_id, known_id.since
    from feature join known_id using (own_id)`)
}
