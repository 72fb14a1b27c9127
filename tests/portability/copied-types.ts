import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { csvCarrier, currentVersion, keepCopy, publishSchemas, schemaVersions } from '@waypoint/publishing'
import { mayDiffer } from './known-differences.ts'
import type { Session } from './session.ts'

/** What rounding leaves without declared digits in PostgreSQL. */
const WITHOUT_DIGITS = 'ref.fact_usage_health_daily.usage_trend_28d'

/**
 * Publishes what was built in PostgreSQL and copies the version, which holds the copy's rows against the version's.
 * Columns of the copy that have another type than in DuckDB's own build.
 */
export async function copiedTypesThatDiffer({
  built,
  published: { adapter, connection },
}: {
  readonly built: Session
  readonly published: Session
}): Promise<readonly string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-copied-'))
  try {
    const schemas = ['core', 'ref', 'entities', 'marts']
    await publishSchemas({ adapter, connection, schemas, gates: [] })
    const versions = schemaVersions({ adapter, connection })
    const asked = { adapter, versions, carrier: csvCarrier, target: 'postgres', dir }
    await keepCopy({ ...asked, factory: duckdbFactory })
    const differing: string[] = []
    for (const { schema, name, columns } of (await currentVersion(dir))?.relations ?? []) {
      const relation = { database: null, schema, identifier: name }
      const types = await built.adapter.columnsOf(built.connection, relation)
      const own = new Map(types.map((column) => [column.name, column.dataType]))
      for (const column of columns) {
        const path = `${schema}.${name}.${column.name}`
        if (own.get(column.name) === column.type || path === WITHOUT_DIGITS) continue
        if (mayDiffer(`${schema}.${name}`, [column.name]).length > 0) continue
        differing.push(`${path}: ${column.type}, ${own.get(column.name) ?? 'not there'}`)
      }
    }
    return differing
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
