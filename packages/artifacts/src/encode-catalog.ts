import { toJson } from './json.ts'
import { CATALOG_SCHEMA, DBT_VERSION } from './schema-versions.ts'

interface CatalogColumn {
  readonly name: string
  readonly type: string
  readonly comment: string | null
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
  /** In the order in which the database has them. */
  readonly columns: readonly CatalogColumn[]
}

export interface CatalogMeta {
  readonly invocationId: string
  readonly generatedAt: Date
}

/** catalog.json, schema v1. */
export function encodeCatalog(tables: readonly CatalogTable[], meta: CatalogMeta): string {
  const generatedAt = meta.generatedAt.toISOString()
  const isSource = ({ uniqueId }: CatalogTable): boolean => uniqueId.startsWith('source.')
  return toJson({
    metadata: {
      dbt_schema_version: CATALOG_SCHEMA,
      dbt_version: DBT_VERSION,
      generated_at: generatedAt,
      invocation_id: meta.invocationId,
      invocation_started_at: generatedAt,
      env: {},
    },
    nodes: byId(tables.filter((table) => !isSource(table))),
    sources: byId(tables.filter(isSource)),
    errors: null,
  })
}

function byId(tables: readonly CatalogTable[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(tables.map((table) => [table.uniqueId, encodeTable(table)]))
}

function encodeTable({ uniqueId, columns, ...metadata }: CatalogTable): unknown {
  const numbered = columns.map((column, position) => [column.name, { ...column, index: position + 1 }])
  return {
    metadata,
    columns: Object.fromEntries(numbered),
    stats: {
      has_stats: {
        id: 'has_stats',
        label: 'Has Stats?',
        value: false,
        include: false,
        description: 'Indicates whether there are statistics for this table',
      },
    },
    unique_id: uniqueId,
  }
}
