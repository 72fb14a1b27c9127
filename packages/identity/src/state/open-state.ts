import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { IdentityError } from '../error.ts'
import { STATE_FORMAT, STATE_TABLES } from './tables.ts'

export interface Resources {
  readonly threads?: number
  /** As DuckDB writes it: `2GB`. */
  readonly memoryLimit?: string
}

const stateFile = (dir: string): string => join(dir, 'state.duckdb')

/** State that is being written: nobody sees it before `commit`. */
export interface OpenState {
  readonly database: Database
  readonly run: number
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
  const run = existsSync(stateFile(dir)) ? await adoptIds(database, stateFile(dir)) : 1
  return {
    database,
    run,
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
async function adoptIds(database: Database, file: string): Promise<number> {
  await database.run(`attach ${sqlText(file)} as former (read_only)`)
  try {
    for (const table of ['run', 'customer_alias', 'identity_event']) {
      await database.run(`insert into ${table} select * from former.${table}`)
    }
    await database.run(`
      create temp table known_id as
      select feature.own_id, membership.customer_id, membership.home_id, membership.since
      from former.membership join former.feature using (rid)`)
    return (await database.count('select coalesce(max(run), 0) from run')) + 1
  } finally {
    await database.run('detach former')
  }
}
