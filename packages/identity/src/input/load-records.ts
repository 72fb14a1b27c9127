import type { Database } from '../database/database.ts'
import { textOf } from '../database/text-of.ts'
import { IdentityError } from '../error.ts'
import { readRecordFile, type RecordFile, type RejectedRow, unreadableRows } from './record-file.ts'

/**
 * Makes the temporary table `incoming`: the file's records, each once, with a hash of what they say. Rows that
 * cannot be taken (unreadable, without a key, older copies of one key) are given back with the reason.
 */
export async function loadRecords(database: Database, file: RecordFile): Promise<readonly RejectedRow[]> {
  await readRecordFile(database, file)
  const unreadable = await unreadableRows(database)
  const rejected = await takeArrived(database)
  if ((await database.count('select count(*) from incoming')) === 0) {
    throw new IdentityError({
      code: 'no-records',
      message: `${file.path} has no record${rejected.length + unreadable.length > 0 ? ' that can be taken' : ''}.`,
      hint: 'Each record needs a source_system and a source_id.',
      file: file.path,
    })
  }
  return [...unreadable, ...rejected]
}

/** Makes `incoming` of the rows in `arrived`; gives back those that cannot be taken. */
export async function takeArrived(database: Database): Promise<readonly RejectedRow[]> {
  await database.run(`
    create or replace temp table repeated_key as
    select source_system, source_id from arrived
    where source_system is not null and source_id is not null
    group by all having count(*) > 1`)
  const rejected = await rejectRows(database)
  await database.run(`
    create or replace temp view taken as
    select * from arrived anti join repeated_key using (source_system, source_id)
    where source_system is not null and source_id is not null
    union all
    (select * from arrived semi join repeated_key using (source_system, source_id)
    qualify row_number() over (partition by source_system, source_id order by ${NEWEST_FIRST}) = 1)`)
  await database.run(`
    create or replace temp table incoming as
    select *, hash(name, domain, website, email, phone, address, city, region, postal_code, country, external_ids, created_at) as content
    from taken`)
  await database.run('drop view taken')
  await database.run('drop table arrived')
  return rejected
}

/** Of one key the record last updated counts; among equals the choice does not depend on their order. */
const NEWEST_FIRST = `try_cast(updated_at as timestamp) desc nulls last, updated_at desc nulls last,
  (name, domain, website, email, phone, address, city, region, postal_code, country, external_ids)`

async function rejectRows(database: Database): Promise<readonly RejectedRow[]> {
  const rows = await database.rows(`
    with keyless as (
      select arrived, 'no source_system or no source_id' as reason
      from arrived where source_system is null or source_id is null
    ),
    repeated as (
      select arrived, 'a newer record has the same source_system and source_id' as reason
      from arrived semi join repeated_key using (source_system, source_id)
      qualify row_number() over (partition by source_system, source_id order by ${NEWEST_FIRST}) > 1
    )
    select reason, to_json(arrived)::varchar as row from (from keyless union all from repeated)`)
  return rows.map(({ reason, row }) => ({ line: null, reason: textOf(reason), row: textOf(row) }))
}
