import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { type RelationName, WaypointError } from '@waypoint/contracts'
import { diffRelation, type RelationDiff, type RowSample, type Side } from '@waypoint/diff'
import { existsSync } from 'node:fs'
import type { GateResult } from './gates.ts'
import { databasePath } from './layout.ts'
import { currentVersion } from './version-store.ts'
import type { PublishedRelation, PublishedVersion } from './version.ts'

/** What may differ from the version that readers see, in shares of its rows. */
export interface DiffLimits {
  /** Of the rows of the days compared: with other values now. */
  readonly maxChanged: number
  /** Of the rows of the days compared: gone now. */
  readonly maxRemoved: number
  /** Of all rows: fewer now. */
  readonly maxShrink: number
  /** Other values in these are no change, but in a column of the key. */
  readonly excludedColumns?: readonly string[]
}

export interface DataDiffGate extends DataDiffOptions {
  /** The folder of the published versions. */
  readonly dir: string
}

interface DataDiffOptions {
  readonly adapter: Adapter
  readonly connection: Connection
  /** The warehouse's own name among attached databases. */
  readonly database: string
  /** Days up to the last one of the current version that are compared row by row. */
  readonly days: number
  /** By `schema.name`; a relation without limits is not looked at. */
  readonly limits: ReadonlyMap<string, DiffLimits>
  readonly signal?: AbortSignal
}

const PUBLISHED = 'waypoint_current_version'
const DATE = 'date'

const NAME = 'data diff'
/** Rows that a refusal shows of each kind. */
const SAMPLES = 3

/** The gate of a data diff: rows of days that readers have seen are still what they were, but for a share. */
export async function gateOnDataDiff(gate: DataDiffGate): Promise<GateResult> {
  const current = await currentVersion(gate.dir).catch((cause: unknown) => {
    if (cause instanceof WaypointError) return cause
    throw cause
  })
  if (current === null) return { name: NAME, passed: true, details: [] }
  if (current instanceof WaypointError) return nothingToCompare(current.message)
  const { connection } = gate
  const file = databasePath(gate.dir, current.version)
  if (!existsSync(file)) return nothingToCompare(`the file of version ${current.version} is gone`)
  await connection.query(`attach '${file.replaceAll("'", "''")}' as ${PUBLISHED} (read_only)`)
  try {
    return await gateOnVersionDiff({
      ...gate,
      current,
      published: ({ schema, name }) => ({ database: PUBLISHED, schema, identifier: name }),
    })
  } finally {
    await connection.query(`detach ${PUBLISHED}`)
  }
}

/** A version that is damaged is no reason to publish no other. */
function nothingToCompare(because: string): GateResult {
  return { name: NAME, passed: true, details: [`not compared: ${because}`] }
}

export interface VersionDiffGate extends DataDiffOptions {
  readonly current: PublishedVersion
  /** Where the session finds a relation of the current version. */
  readonly published: (relation: PublishedRelation) => RelationName
}

/** The same where the session sees the current version. */
export async function gateOnVersionDiff(gate: VersionDiffGate): Promise<GateResult> {
  const { current } = gate
  const details: string[] = []
  for (const relation of current.relations) {
    const limits = gate.limits.get(`${relation.schema}.${relation.name}`)
    if (limits === undefined) continue
    const diff = await diffSince(gate, { relation, limits, day: current.source_data_day })
    details.push(...exceeded(diff, { relation, limits, day: current.source_data_day }))
  }
  return { name: NAME, passed: details.length === 0, details }
}

interface Difference {
  readonly rowsNow: number
  /** Null where there is no day to compare by, or nothing to tell rows apart. */
  readonly ofDays: RelationDiff | null
}

async function diffSince(gate: VersionDiffGate, { relation, limits, day }: Judged): Promise<Difference> {
  const { adapter, connection, database, signal } = gate
  const { schema, name: identifier } = relation
  const found = await adapter.listRelations(connection, database, schema)
  const exists = found.some((each) => each.identifier === identifier)
  if (!exists) return { rowsNow: 0, ofDays: null }
  const { rows } = await connection.query(
    `select count(*) from ${adapter.renderRelation({ database, schema, identifier })}`,
  )
  const rowsNow = Number(rows[0]?.[0])
  const isDaily = relation.columns.some(({ name, type }) => name === DATE && type.toUpperCase() === 'DATE')
  if (!isDaily || day === null || relation.key === undefined) return { rowsNow, ofDays: null }
  const where = `${adapter.quote(DATE)} between date '${day}' - ${gate.days - 1} and date '${day}'`
  const side = (of: RelationName): Side => ({ relation: of, where })
  const ofDays = await diffRelation(
    {
      name: `${schema}.${identifier}`,
      before: side(gate.published(relation)),
      after: side({ database, schema, identifier }),
      key: relation.key,
      without: (limits.excludedColumns ?? []).filter((column) => relation.key?.includes(column) !== true),
      samples: SAMPLES,
    },
    { adapter, connection, signal },
  )
  return { rowsNow, ofDays }
}

interface Judged {
  readonly relation: PublishedRelation
  readonly limits: DiffLimits
  readonly day: string | null
}

function exceeded({ rowsNow, ofDays }: Difference, { relation, limits, day }: Judged): readonly string[] {
  const name = `${relation.schema}.${relation.name}`
  const details: string[] = []
  const lost = relation.rows - rowsNow
  if (lost > relation.rows * limits.maxShrink) {
    details.push(
      `${name} has ${rowsNow} rows instead of ${relation.rows} (${beyond(lost / relation.rows, limits.maxShrink)})`,
    )
  }
  if (ofDays === null || ofDays.rowsBefore === 0) return details
  const { changed, removed, cells } = ofDays.rows
  if (changed > ofDays.rowsBefore * limits.maxChanged) {
    const columns = cells.slice(0, 3).map(({ column }) => column)
    details.push(
      `${name}: ${changed} of ${ofDays.rowsBefore} rows of the days up to ${day} changed in ${columns.join(', ')} (${beyond(changed / ofDays.rowsBefore, limits.maxChanged)})${instances(ofDays, 'changed')}`,
    )
  }
  if (removed > ofDays.rowsBefore * limits.maxRemoved) {
    details.push(
      `${name}: ${removed} of ${ofDays.rowsBefore} rows of the days up to ${day} are gone (${beyond(removed / ofDays.rowsBefore, limits.maxRemoved)})${instances(ofDays, 'removed')}`,
    )
  }
  return details
}

/** `, for instance customer_id 7, date 2026-03-10: cents 70 → -1` */
function instances({ samples }: RelationDiff, kind: RowSample['kind']): string {
  const told = samples
    .filter((sample) => sample.kind === kind)
    .map(({ row, cells }) => {
      const of = Object.entries(row).map(([column, value]) => `${column} ${value ?? 'null'}`)
      const changes = cells
        .slice(0, 2)
        .map(({ column, before, after }) => `${column} ${before ?? 'null'} → ${after ?? 'null'}`)
      return changes.length === 0 ? of.join(', ') : `${of.join(', ')}: ${changes.join(', ')}`
    })
  return told.length === 0 ? '' : `, for instance ${told.join('; ')}`
}

function beyond(share: number, limit: number): string {
  return `${percent(share)}, limit ${percent(limit)}`
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`
