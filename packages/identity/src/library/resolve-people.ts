import { components } from '../clustering/components.ts'
import { appendIntegers } from '../database/append-integers.ts'
import { appendTexts } from '../database/append-texts.ts'
import { Database } from '../database/database.ts'
import { integerColumns } from '../database/integer-columns.ts'
import { assignIds } from '../ids/assign-ids.ts'
import type { Resources } from '../state/open-state.ts'
import { STATE_TABLES } from '../state/tables.ts'
import { adoptRows } from './adopt-rows.ts'
import { type Rows, writtenText } from './company-record.ts'
import { personKeys } from './person-keys.ts'
import type { PersonRecord, PersonRow } from './person-record.ts'

export interface PeopleResolution extends Resources {
  /** All contacts, users and devices there are, in any order. */
  readonly records: Rows<PersonRecord>
  /** What the run before gave. */
  readonly previous?: Rows<object>
  /** ISO 8601. */
  readonly at: string
}

/**
 * Gives every contact, user and device exactly one person. Two records are one person when they share a mail
 * address (without case and `+tag`), or one names the other as external id; a record that has neither belongs to
 * the only person seen on its device. Role addresses (`info@`, `billing@`) join nobody. Ids stay like those of
 * customers: the caller keeps the rows and hands them back as `previous`.
 */
export async function* resolvePeople(options: PeopleResolution): AsyncGenerator<PersonRow> {
  const database = await Database.open({ ...options, path: ':memory:' })
  try {
    for (const [table, columns] of Object.entries(STATE_TABLES)) {
      await database.run(`create table ${table} (${columns})`)
    }
    const run = await adoptRows(database, asCustomers(options.previous ?? []))
    await loadPeople(database, options.records)
    await personKeys(database)
    await joinPeople(database)
    await database.run(`
      insert into membership
      select feature.rid, known_id.customer_id, known_id.home_id, known_id.since from feature join known_id using (own_id)`)
    await database.run('create temp table scope as select rid from feature')
    await assignIds(database, { run, at: options.at, prefix: 'per' })
    yield* personRows(database)
  } finally {
    database.close()
  }
}

async function* asCustomers(previous: Rows<object>): AsyncGenerator<object> {
  for await (const row of previous) {
    const known = row as Readonly<Record<string, unknown>>
    yield { ...known, customer_id: known['person_id'] }
  }
}

async function loadPeople(database: Database, records: Rows<PersonRecord>): Promise<void> {
  const columns = ['source_system', 'source_id', 'email', 'external_ids', 'devices'] as const
  await database.run(
    `create temp table arrived_person (${columns.map((column) => `${column} varchar`).join(', ')})`,
  )
  async function* cells(): AsyncGenerator<readonly (string | null)[]> {
    for await (const record of records) yield columns.map((column) => writtenText(record[column]))
  }
  await appendTexts(database, 'arrived_person', { width: columns.length, rows: cells() })
  await database.run(`
    create temp table person as
    select row_number() over ()::integer - 1 as rid, source_system, source_id,
      source_system || ':' || source_id as own_id, string_agg(distinct email, ';') as email,
      string_agg(distinct external_ids, ';') as external_ids, string_agg(distinct devices, ';') as devices
    from arrived_person where source_system is not null and source_id is not null
    group by source_system, source_id`)
  await database.run(`
    insert into feature (rid, tie, source_system, own_id)
    select rid, md5_number_lower(own_id), source_system, own_id from person`)
}

/** Makes `clustered` of `person_key`; anonymous records come last, where their devices leave no doubt. */
async function joinPeople(database: Database): Promise<void> {
  const size = await database.count('select count(*) from person')
  await database.run('create temp table clustered (rid integer, cluster integer)')
  const identified = await linksOf(database, "rule <> 'device'")
  await keepLabels(database, components(size, identified[0], identified[1]))
  await database.run(`
    create temp table device_link as
    with seen as (
      select person_key.value, person_key.rid, labelled.cluster, person_key.is_identified
      from person_key join labelled using (rid) where rule = 'device'
    ),
    owned as (
      select value, count(distinct cluster) filter (where is_identified) as persons,
        coalesce(min(rid) filter (where is_identified), min(rid)) as owner
      from seen group by value
    )
    select distinct owner as one, seen.rid as other
    from seen join owned using (value)
    where not is_identified and persons <= 1 and owner <> seen.rid`)
  // A record whose devices lead to several persons belongs to none of them.
  await database.run(`
    create temp table sure_device_link as
    select one, other from device_link join labelled on labelled.rid = one
    qualify count(distinct cluster) over (partition by other) = 1`)
  const devices = await integerColumns(database, 'select one, other from sure_device_link', 2)
  const both = [0, 1].map((side) => Int32Array.from([...(identified[side] ?? []), ...(devices[side] ?? [])]))
  const labels = components(size, both[0] ?? new Int32Array(), both[1] ?? new Int32Array())
  await appendIntegers(database, 'clustered', [Int32Array.from(labels.keys()), labels])
}

async function linksOf(database: Database, where: string): Promise<readonly [Int32Array, Int32Array]> {
  const [one, other] = await integerColumns(
    database,
    `select min(rid) over (partition by value) as one, rid from person_key where ${where}`,
    2,
  )
  return [one ?? new Int32Array(), other ?? new Int32Array()]
}

async function keepLabels(database: Database, labels: Int32Array): Promise<void> {
  await database.run('create temp table labelled (rid integer, cluster integer)')
  await appendIntegers(database, 'labelled', [Int32Array.from(labels.keys()), labels])
}

async function* personRows(database: Database): AsyncGenerator<PersonRow> {
  const outputs = {
    assignment: `
      with shared as (
        select rid, rule from person_key
        join membership using (rid)
        qualify count(*) over (partition by value, customer_id) > 1
      ),
      ruled as (
        select rid, min(case rule when 'email' then 1 when 'external_id' then 2 else 3 end) as rank from shared group by rid
      )
      select source_system, source_id, customer_id as person_id,
        case rank when 1 then 'email' when 2 then 'external_id' when 3 then 'device' else 'single' end as match_rule,
        home_id, since as run
      from person join membership using (rid) left join ruled using (rid)`,
    alias: 'select alias_id, customer_id as person_id, run from customer_alias',
  }
  for (const [output, sql] of Object.entries(outputs)) {
    const result = await database.connection.stream(`${sql} order by all`)
    for await (const rows of result.yieldRowObjectJs()) {
      for (const row of rows) yield { output, ...row } as unknown as PersonRow
    }
  }
}
