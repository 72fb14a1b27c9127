import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { textOf } from '../database/text-of.ts'
import { IdentityError } from '../error.ts'
import type { Weights } from '../scoring/weights.ts'
import { STATE_FORMAT, STATE_TABLES } from './tables.ts'

export interface Resources {
  readonly threads?: number
  /** As DuckDB writes it: `2GB`. */
  readonly memoryLimit?: string
}

const stateFile = (dir: string): string => join(dir, 'state.duckdb')

interface Former {
  readonly weights: Weights
  /** The patterns that were seen. */
  readonly patterns: readonly number[]
}

/** State that is being written: nobody sees it before `commit`. */
export interface OpenState {
  readonly database: Database
  readonly run: number
  /** How the state before this one judged, where it can be compared. */
  readonly former: Former | null
  commit(): void | Promise<void>
  discard(): void
}

/** An empty state with the ids of the one that `dir` holds, if it holds one. */
export async function beginState(dir: string, resources: Resources): Promise<OpenState> {
  mkdirSync(dir, { recursive: true })
  const partial = join(dir, 'state.partial.duckdb')
  const removePartial = (): void => {
    for (const file of [partial, `${partial}.wal`]) rmSync(file, { force: true })
    rmSync(`${partial}.tmp`, { force: true, recursive: true })
  }
  removePartial()
  const database = await Database.open({ path: partial, ...resources })
  for (const [table, columns] of Object.entries(STATE_TABLES))
    await database.run(`create table ${table} (${columns})`)
  const adopted = existsSync(stateFile(dir))
    ? await adoptIds(database, stateFile(dir))
    : { run: 1, former: null }
  return {
    database,
    ...adopted,
    commit: () => {
      database.close()
      renameSync(partial, stateFile(dir))
      removePartial()
    },
    discard: () => {
      database.close()
      removePartial()
    },
  }
}

/** The state that `dir` holds, changed in one transaction: interrupted, it is as it was. */
export async function continueState(dir: string, resources: Resources): Promise<OpenState> {
  requireState(dir)
  const database = await Database.open({ path: stateFile(dir), ...resources })
  const format = await database.count('select max(format) from run')
  if (format !== STATE_FORMAT) {
    database.close()
    throw new IdentityError({
      code: 'older-state',
      message: `The state in ${dir} was written by another version.`,
      hint: 'Resolve all records once without --append; ids are kept.',
    })
  }
  const run = (await database.count('select max(run) from run')) + 1
  await database.run('begin transaction')
  return {
    database,
    run,
    former: null,
    commit: async () => {
      await database.run('commit')
      database.close()
    },
    discard: () => database.close(),
  }
}

/** The state of `dir` as it is, to be read. */
export async function readState(dir: string): Promise<Database> {
  requireState(dir)
  const database = await Database.open({ path: ':memory:' })
  await database.run(`attach ${sqlText(stateFile(dir))} as state (read_only)`)
  await database.run('use state')
  return database
}

function requireState(dir: string): void {
  if (existsSync(stateFile(dir))) return
  throw new IdentityError({
    code: 'nothing-resolved',
    message: `${dir} holds no resolved records.`,
    hint: 'Resolve a file first: waypoint identity resolve records.csv --out DIR.',
  })
}

/** Takes over aliases and events, and who had which id, as the temporary table `known_id (own_id, …)`. */
async function adoptIds(database: Database, file: string): Promise<Pick<OpenState, 'run' | 'former'>> {
  await database.run(`attach ${sqlText(file)} as former (read_only)`)
  try {
    for (const table of ['run', 'customer_alias', 'identity_event']) {
      await database.run(`insert into ${table} by name select * from former.${table}`)
    }
    await database.run(`
      create temp table known_id as
      select feature.own_id, membership.customer_id, membership.home_id, membership.since
      from former.membership join former.feature using (rid)`)
    const run = (await database.count('select coalesce(max(run), 0) from run')) + 1
    return { run, former: await formerOf(database) }
  } finally {
    await database.run('detach former')
  }
}

async function formerOf(database: Database): Promise<Former | null> {
  const format = await database.count(
    'select coalesce(max(format), 0) from former.run where run = (select max(run) from former.run)',
  )
  const [kept] = format === STATE_FORMAT ? await database.rows('select content from former.weights') : []
  if (kept === undefined) return null
  const patterns = await database.rows('select distinct pattern from former.scored')
  return {
    weights: JSON.parse(textOf(kept['content'])) as Weights,
    patterns: patterns.map(({ pattern }) => Number(pattern)),
  }
}
