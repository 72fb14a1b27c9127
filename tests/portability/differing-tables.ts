import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { diffApart, type RelationDiff } from '@waypoint/diff'
import type { Manifest, ManifestNode } from '@waypoint/contracts'
import { keysByNode } from '../../apps/cli/src/publishing/relation-keys.ts'
import { mayDiffer } from './known-differences.ts'
import { type Session, withSession } from './session.ts'

/** Rows that may differ in the last digits of floats, and still be looked at one by one. */
const SHOWN = 2000

export interface Comparison {
  readonly equal: readonly string[]
  /** `schema.table: what differs`. */
  readonly differing: readonly string[]
}

/**
 * Compares every table of a manifest, and every view that is published, row by row in two databases: exactly, but for
 * floats, which may differ by 10⁻⁹ of their value.
 */
export async function compareTables(
  manifests: { readonly before: Manifest; readonly after: Manifest },
  sessions: { readonly before: Session; readonly after: Session },
): Promise<Comparison> {
  const keys = keysByNode(manifests.before)
  const equal: string[] = []
  const differing: string[] = []
  await withSession(duckdbFactory, { type: 'duckdb', path: ':memory:' }, async (scratch) => {
    for (const node of Object.values(manifests.before.nodes).filter(isCompared)) {
      const other = manifests.after.nodes[node.unique_id]
      if (other === undefined) throw new Error(`${node.unique_id} is not in both manifests`)
      const name = `${node.schema}.${node.alias}`
      const before = { relation: relationOf(node) }
      const columns = await sessions.before.adapter.columnsOf(sessions.before.connection, before.relation)
      const key = keys.get(node.unique_id)
      const without = mayDiffer(
        name,
        columns.map((column) => column.name),
      )
      const pair = {
        name,
        before,
        after: { relation: relationOf(other) },
        without,
        samples: SHOWN,
        ...(key === undefined ? {} : { key }),
      }
      const diff = await diffApart(pair, { ...sessions, scratch })
      if (diff.status === 'equal' || isWithinLastDigits(diff)) equal.push(name)
      else differing.push(described(diff))
    }
  })
  return { equal, differing }
}

const VIEWS_READ_BY_OTHERS = new Set(['core', 'ref', 'entities', 'marts'])

function isCompared(node: ManifestNode): boolean {
  if (!['model', 'seed', 'snapshot'].includes(node.resource_type)) return false
  const { materialized } = node.config
  return materialized === 'view' ? VIEWS_READ_BY_OTHERS.has(node.schema) : materialized !== 'ephemeral'
}

const relationOf = ({ database, schema, alias }: ManifestNode) => ({ database, schema, identifier: alias })

/** Only floats are written with an exponent. */
const FLOAT = /^-?\d\.\d+e[+-]\d+$/

function isWithinLastDigits({ schema, rows, samples }: RelationDiff): boolean {
  if (schema.added.length + schema.removed.length + schema.retyped.length > 0) return false
  if (rows.added + rows.removed > 0 || rows.changed > samples.length) return false
  return samples.every(({ cells }) =>
    cells.every(({ before, after }) => {
      if (before === null || after === null || !(FLOAT.test(before) && FLOAT.test(after))) return false
      const [left, right] = [Number(before), Number(after)]
      return Math.abs(left - right) <= 1e-9 * Math.max(Math.abs(left), Math.abs(right))
    }),
  )
}

function described({ name, schema, rowsBefore, rowsAfter, rows, samples }: RelationDiff): string {
  const columns = rows.cells.map(({ column, changed }) => `${column} in ${changed}`)
  const [sample] = samples
  return [
    `${name}: ${rowsBefore} and ${rowsAfter} rows`,
    `${rows.added} more, ${rows.removed} fewer, ${rows.changed} changed`,
    ...columns,
    ...(schema.added.length + schema.removed.length + schema.retyped.length === 0
      ? []
      : [`columns ${JSON.stringify(schema)}`]),
    ...(sample === undefined ? [] : [`such as ${JSON.stringify(sample)}`]),
  ].join('; ')
}
