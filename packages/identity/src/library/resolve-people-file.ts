import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appendTexts } from '../database/append-texts.ts'
import { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { textOf } from '../database/text-of.ts'
import { IdentityError } from '../error.ts'
import { KEY_COLUMNS, PERSON_COLUMNS } from '../input/columns.ts'
import { readRecordFile, type RecordFile } from '../input/record-file.ts'
import type { OutputFormat } from '../output/write-output.ts'
import type { Resources } from '../state/open-state.ts'
import { writtenText } from './company-record.ts'
import type { PersonRecord } from './person-record.ts'
import { resolvePeople } from './resolve-people.ts'

export interface PeopleFileOptions extends Resources {
  /** All contacts, users and devices there are. */
  readonly file: RecordFile
  /** Where the map and what the next run needs go. */
  readonly dir: string
  readonly format?: OutputFormat
  /** ISO 8601. */
  readonly at: string
}

export interface PeopleSummary {
  readonly records: number
  readonly people: number
  /** Records that share their person with another one. */
  readonly matched: number
  readonly largestPerson: number
  /** Rows without a source_system or source_id. */
  readonly rejected: number
  /** Records by what they share with others of their person. */
  readonly byRule: Readonly<Record<string, number>>
  /** Former ids that lead to a person of today. */
  readonly aliases: number
  readonly files: readonly string[]
}

const COLUMNS = {
  all: PERSON_COLUMNS,
  compared: PERSON_COLUMNS.filter((column) => !(KEY_COLUMNS as readonly string[]).includes(column)),
}

const KEPT = ['output', 'source_system', 'source_id', 'person_id', 'match_rule', 'alias_id', 'home_id', 'run']

const keptFile = (dir: string): string => join(dir, 'people_state.parquet')

/**
 * Resolves a file of people: each record gets exactly one person. Ids stay as long as `dir` keeps what was written
 * there. Throws IdentityError for what is wrong with the file.
 */
export async function resolvePeopleFile(options: PeopleFileOptions): Promise<PeopleSummary> {
  const { file, dir, format = 'parquet', at } = options
  mkdirSync(dir, { recursive: true })
  const database = await Database.open({ ...options, path: ':memory:' })
  try {
    await readRecordFile(database, file, COLUMNS)
    const rejected = await database.count(
      'select count(*) from arrived where source_system is null or source_id is null',
    )
    if ((await database.count('select count(*) from arrived')) === rejected) {
      throw new IdentityError({
        code: 'no-records',
        message: `${file.path} has no record that can be taken.`,
        hint: 'Each record needs a source_system and a source_id.',
        file: file.path,
      })
    }
    await database.run(`create temp table kept (${KEPT.map((column) => `${column} varchar`).join(', ')})`)
    const records = objects<PersonRecord>(database, 'from arrived')
    const previous = existsSync(keptFile(dir))
      ? objects<object>(database, `from read_parquet(${sqlText(keptFile(dir))})`)
      : []
    await appendTexts(database, 'kept', {
      width: KEPT.length,
      rows: cells(resolvePeople({ ...options, records, previous, at })),
    })
    const files = await writePeople(database, { dir, format })
    const summary = { ...(await countsOf(database)), rejected, files }
    writeFileSync(join(dir, 'people_summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
    return summary
  } finally {
    database.close()
  }
}

async function* objects<T>(database: Database, sql: string): AsyncGenerator<T> {
  const result = await database.connection.stream(sql)
  for await (const rows of result.yieldRowObjectJs()) for (const row of rows) yield row as T
}

async function* cells(rows: AsyncIterable<object>): AsyncGenerator<readonly (string | null)[]> {
  for await (const row of rows) {
    const values: Readonly<Record<string, unknown>> = { ...row }
    yield KEPT.map((column) => writtenText(values[column]))
  }
}

const TABLES = {
  people: `select source_system, source_id, person_id, match_rule from kept where output = 'assignment' order by all`,
  people_aliases: `select alias_id, person_id, run::integer as run from kept where output = 'alias' order by all`,
}

async function writePeople(
  database: Database,
  { dir, format }: { readonly dir: string; readonly format: OutputFormat },
): Promise<readonly string[]> {
  const written = [
    ...Object.entries(TABLES).map(([name, sql]) => ({ path: join(dir, `${name}.${format}`), sql, format })),
    { path: keptFile(dir), sql: 'from kept order by all', format: 'parquet' },
  ]
  for (const { path, sql, format: each } of written) {
    const form = each === 'csv' ? 'format csv, header' : 'format parquet'
    await database.run(`copy (${sql}) to ${sqlText(`${path}.partial`)} (${form})`)
  }
  for (const { path } of written) renameSync(`${path}.partial`, path)
  return written.slice(0, -1).map(({ path }) => path)
}

async function countsOf(database: Database): Promise<Omit<PeopleSummary, 'rejected' | 'files'>> {
  const sizes = await database.row(`
    with person as (
      select count(*) as records from kept where output = 'assignment' group by person_id
    )
    select sum(records) as records, count(*) as people, sum(records) filter (where records > 1) as matched,
      max(records) as largest from person`)
  const rules = await database.rows(
    `select match_rule, count(*) as records from kept where output = 'assignment' group by all order by all`,
  )
  return {
    records: Number(sizes['records']),
    people: Number(sizes['people']),
    matched: Number(sizes['matched'] ?? 0),
    largestPerson: Number(sizes['largest']),
    byRule: Object.fromEntries(rules.map(({ match_rule: rule, records }) => [textOf(rule), Number(records)])),
    aliases: await database.count(`select count(*) from kept where output = 'alias'`),
  }
}
