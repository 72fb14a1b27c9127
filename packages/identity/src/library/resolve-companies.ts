import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appendTexts } from '../database/append-texts.ts'
import { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { RECORD_COLUMNS } from '../input/columns.ts'
import { takeArrived } from '../input/load-records.ts'
import type { Override } from '../overrides/overrides.ts'
import { resolveLoaded } from '../resolve/resolve-loaded.ts'
import { DEFAULT_WEIGHTS } from '../scoring/default-weights.ts'
import type { Weights } from '../scoring/weights.ts'
import type { Resources } from '../state/open-state.ts'
import { STATE_TABLES } from '../state/tables.ts'
import { adoptRows } from './adopt-rows.ts'
import { type CompanyRecord, type OverrideRow, type Rows, writtenText } from './company-record.ts'
import { type ResolutionRow, STATE_OUTPUTS } from './resolution-row.ts'

export interface CompanyResolution extends Resources {
  /** All records there are, in any order. */
  readonly records: Rows<CompanyRecord>
  /** What the run before gave: of its rows, assignments, aliases and events are read. None for the first run. */
  readonly previous?: Rows<object>
  readonly overrides?: Rows<OverrideRow>
  readonly weights?: Weights
  /** ISO 8601; this run's events are dated by it. */
  readonly at: string
}

/**
 * Gives every company record exactly one customer, and says why: rows of several kinds, told by `output`.
 *
 * Nothing is kept here: the caller stores the rows (one table does) and hands them back as `previous`, so that
 * ids stay, merges leave aliases, and undone merges give back their ids. Aliases and events of before are among
 * the rows of each run, so a run's rows replace those of the run before. The same input gives the same rows; with
 * nothing changed no event is added. A customer's id comes from the key of its founding record, not from a
 * counter or a clock. Records may be none; rows without a key and older copies of a key come back as `rejected`.
 * Throws IdentityError for overrides that contradict each other.
 *
 * ```ts
 * for await (const row of resolveCompanies({ records, previous, overrides, at: '2026-01-31T00:00:00Z' })) {
 *   if (row.output === 'assignment') console.log(row.source_system, row.source_id, row.customer_id)
 * }
 * ```
 */
export async function* resolveCompanies(options: CompanyResolution): AsyncGenerator<ResolutionRow> {
  const spill = mkdtempSync(join(tmpdir(), 'waypoint-identity-'))
  const database = await Database.open({ ...options, path: ':memory:' })
  try {
    await database.run(`set temp_directory = ${sqlText(spill)}`)
    for (const [table, columns] of Object.entries(STATE_TABLES)) {
      await database.run(`create table ${table} (${columns})`)
    }
    const run = await adoptRows(database, options.previous ?? [])
    for (const { reason, row } of await loadRows(database, options.records)) {
      yield { output: 'rejected', reason, row }
    }
    const unknownOverrides = await resolveLoaded(database, {
      run,
      at: options.at,
      append: false,
      weights: options.weights ?? DEFAULT_WEIGHTS,
      overrides: await overridesOf(options.overrides ?? []),
      progress: () => undefined,
    })
    for (const { one, other } of unknownOverrides) {
      yield {
        output: 'unknown_override',
        source_system: one.sourceSystem,
        source_id: one.sourceId,
        other_source_system: other.sourceSystem,
        other_source_id: other.sourceId,
      }
    }
    yield* stateRows(database)
  } finally {
    database.close()
    rmSync(spill, { recursive: true, force: true })
  }
}

async function loadRows(database: Database, records: Rows<CompanyRecord>): ReturnType<typeof takeArrived> {
  const columns = [...RECORD_COLUMNS, 'truth'].map((column) => `${column} varchar`)
  await database.run(`create temp table arrived (${columns.join(', ')})`)
  await appendTexts(database, 'arrived', { width: columns.length, rows: cells(records) })
  return await takeArrived(database)
}

async function* cells(records: Rows<CompanyRecord>): AsyncGenerator<readonly (string | null)[]> {
  for await (const record of records)
    yield [...RECORD_COLUMNS.map((column) => writtenText(record[column])), null]
}

async function overridesOf(rows: Rows<OverrideRow>): Promise<readonly Override[]> {
  const overrides: Override[] = []
  for await (const row of rows) {
    overrides.push({
      number: overrides.length + 1,
      kind: row.decision,
      one: { sourceSystem: row.source_system, sourceId: row.source_id },
      other: { sourceSystem: row.other_source_system, sourceId: row.other_source_id },
      author: row.author ?? '',
      reason: row.reason ?? '',
      at: '',
      byRule: row.by_rule === true,
      undone: null,
    })
  }
  return overrides
}

async function* stateRows(database: Database): AsyncGenerator<ResolutionRow> {
  for (const [output, sql] of Object.entries(STATE_OUTPUTS)) {
    const result = await database.connection.stream(`${sql} order by all`)
    for await (const rows of result.yieldRowObjectJs()) {
      for (const row of rows) yield { output, ...row } as unknown as ResolutionRow
    }
  }
}
