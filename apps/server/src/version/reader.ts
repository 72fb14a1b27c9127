import type { Adapter, Cell, QueryResult } from '@waypoint/adapter-contract'
import type { PublishedVersion } from '@waypoint/publishing'
import { readReportingCurrency } from '@waypoint/report'
import { createConnectionPool } from './connection-pool.ts'
import { type CoverageTable, readCoverage } from './coverage.ts'
import { createCustomerMemory, type CustomerMemory } from './customer-memory.ts'
import { camelCase, type Row, rowsOf } from './rows.ts'
import { createPlaces, type Places } from './places.ts'
import { rawQuery } from './raw-query.ts'
import { readReportingDay } from './reporting-day.ts'

export interface Relation {
  /** `marts.mrr_waterfall` */
  readonly name: string
  /** As SQL has it. */
  readonly sql: string
  readonly rows: number
  readonly columns: readonly { readonly name: string; readonly type: string; readonly key: string }[]
}

export interface Statement {
  readonly sql: string
  readonly parameters: readonly Cell[]
}

/** One published version, open for reading. */
export interface Reader {
  readonly version: PublishedVersion
  /** The file of the version. */
  readonly file: string
  readonly relations: ReadonlyMap<string, Relation>
  readonly coverage: readonly CoverageTable[]
  /** The day that the version describes; null where it has no customers. */
  readonly asOf: string | null
  /** ISO 4217 code of the reporting currency. */
  readonly currency: string
  /** Answers that were worked out before, by request. */
  readonly memory: Map<string, Promise<unknown>>
  /** What was read of customers lately. */
  readonly customers: CustomerMemory
  /** What else has to be closed with the version. */
  readonly beside: (() => Promise<void>)[]
  /** Where customers' rows lie in a relation; null where that is not known, yet or ever. */
  placesOf(relation: string): Places | null
  rows(statement: Statement, signal?: AbortSignal): Promise<readonly Row[]>
  result(
    statement: Statement,
    options?: { readonly limit?: number; readonly signal?: AbortSignal },
  ): Promise<QueryResult>
}

const sessions = 6

/**
 * Questions of pages are small: several at once serve readers better than several threads for one, which wait by
 * spinning; and a page of a few rows is read at once sooner than by their places, which takes a second scan.
 */
const forSmallAnswers = "set threads = 1; set disabled_optimizers = 'late_materialization'"

export interface OpenedFile {
  readonly version: PublishedVersion
  readonly adapter: Adapter
  readonly file: string
}

export async function createReader({ version, adapter, file }: OpenedFile): Promise<Reader> {
  const pool = createConnectionPool({
    size: sessions,
    open: async () => {
      const connection = await adapter.connect()
      await connection.query(forSmallAnswers)
      return connection
    },
  })
  const result: Reader['result'] = ({ sql, parameters }, options = {}) =>
    pool.use((connection) => connection.query(sql, { parameters, ...options }))
  const rows: Reader['rows'] = async (statement, signal) =>
    rowsOf(await result(statement, signal === undefined ? {} : { signal }))
  const relations = new Map(
    version.relations.map((relation) => [`${relation.schema}.${relation.name}`, described(relation)]),
  )
  const known = { relations, rows }
  return {
    version,
    file,
    relations,
    coverage: await readCoverage(known),
    asOf: await readReportingDay(known),
    currency: await readReportingCurrency(rawQuery({ result })),
    memory: new Map(),
    customers: createCustomerMemory(),
    beside: [],
    placesOf: createPlaces({ relations, result }),
    rows,
    result,
  }
}

function described({ schema, name, rows, columns }: PublishedVersion['relations'][number]): Relation {
  return {
    name: `${schema}.${name}`,
    sql: `${quoted(schema)}.${quoted(name)}`,
    rows,
    columns: columns.map((column) => ({ ...column, key: camelCase(column.name) })),
  }
}

export const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`
