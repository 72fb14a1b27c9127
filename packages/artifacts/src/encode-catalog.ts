import { toJson } from './json.ts'
import { CATALOG_SCHEMA, DBT_VERSION } from './schema-versions.ts'

export interface CatalogColumn {
  readonly name: string
  /** Counts as the database counts: from 0 or from 1. */
  readonly index: number
  readonly type: string
  readonly comment: string | null
}

/** What a database tells of a table beside its columns, such as its size. */
export interface CatalogStat {
  readonly id: string
  readonly label: string
  readonly value: string | number | boolean | null
  readonly include: boolean
  readonly description: string
}

/** A relation as the database describes it. */
export interface CatalogTable {
  readonly uniqueId: string
  readonly type: string
  readonly database: string | null
  readonly schema: string
  readonly name: string
  readonly comment: string | null
  readonly owner: string | null
  readonly columns: readonly CatalogColumn[]
  readonly stats: readonly CatalogStat[]
}

export interface CatalogMeta {
  readonly invocationId: string
  readonly generatedAt: Date
  readonly startedAt: Date
  readonly env: Readonly<Record<string, string>>
  /** Why parts of it are missing. */
  readonly errors?: readonly string[]
}

/** catalog.json, schema v1. */
export function encodeCatalog(tables: readonly CatalogTable[], meta: CatalogMeta): string {
  const generatedAt = meta.generatedAt.toISOString()
  const isSource = ({ uniqueId }: CatalogTable): boolean => uniqueId.startsWith('source.')
  const errors = meta.errors ?? []
  return toJson({
    metadata: {
      dbt_schema_version: CATALOG_SCHEMA,
      dbt_version: DBT_VERSION,
      generated_at: generatedAt,
      invocation_id: meta.invocationId,
      invocation_started_at: meta.startedAt.toISOString(),
      env: meta.env,
    },
    nodes: byId(tables.filter((table) => !isSource(table))),
    sources: byId(tables.filter(isSource)),
    errors: errors.length === 0 ? null : errors,
  })
}

function byId(tables: readonly CatalogTable[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(tables.map((table) => [table.uniqueId, encodeTable(table)]))
}

function encodeTable({ uniqueId, columns, stats, ...metadata }: CatalogTable): unknown {
  const told = stats.filter((stat) => stat.include)
  const hasStats: CatalogStat = {
    id: 'has_stats',
    label: 'Has Stats?',
    value: told.length > 0,
    include: false,
    description: 'Indicates whether there are statistics for this table',
  }
  return {
    metadata,
    columns: Object.fromEntries(columns.map((column) => [column.name, column])),
    stats: Object.fromEntries([...stats, hasStats].map((stat) => [stat.id, stat])),
    unique_id: uniqueId,
  }
}
