import { WaypointError } from '@waypoint/contracts'
import type { Call } from '../routing/handler.ts'
import { type Bindings, createBindings, whereOf } from '../sql/bindings.ts'
import { gapOf, type Missing, type Need } from '../version/coverage.ts'
import { lateOf, type LateSource } from '../version/late-sources.ts'
import type { Reader, Relation } from '../version/reader.ts'
import { requireRelation, selectList } from './columns.ts'
import { exportAnswer } from './export-answer.ts'

export interface SliceQuery {
  readonly dimension: string
  readonly slice: readonly string[]
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly format: 'json' | 'csv' | 'parquet' | 'ndjson'
}

export interface SlicedSource {
  /** What is missing where it is missing. */
  readonly title: string
  readonly relation: string
  readonly needs: readonly Need[]
  /** The column of the period; null where there is none. */
  readonly at: string | null
  readonly orderBy?: string
  readonly conditions?: (bindings: Bindings) => readonly (string | null | undefined)[]
}

interface Dimension {
  readonly dimension: string
  readonly slices: string[]
}

interface Sliced<Row> {
  readonly state: 'present'
  readonly late?: LateSource[]
  readonly value: { readonly dimensions: Dimension[]; readonly rows: Row[] }
}

/** Rows of a measure that is published by dimension and period. */
export async function slicedRows<Row>(
  call: Call<SliceQuery>,
  source: SlicedSource,
): Promise<Sliced<Row> | Missing | Response> {
  const reader = await call.version()
  const gap = gapOf(reader, { title: source.title, relations: [source.relation], needs: source.needs })
  if (gap !== null) return gap
  const relation = requireRelation(reader, source.relation)
  const dimensions = await dimensionsOf(reader, relation)
  const { dimension, slice, from, to, format } = call.query
  requireDimension(dimensions, dimension)
  requireOrder(from, to)
  const bindings = createBindings()
  const { at } = source
  const where = whereOf([
    `dimension = ${bindings.put(dimension)}`,
    bindings.among('slice', slice),
    at === null || from === undefined ? null : `${at} >= ${bindings.day(from)}`,
    at === null || to === undefined ? null : `${at} <= ${bindings.day(to)}`,
    ...(source.conditions?.(bindings) ?? []),
  ])
  const order = [at, 'slice', source.orderBy].filter((part) => part !== null && part !== undefined)
  const statement = {
    sql: `select ${selectList(relation, call.rowFields)} from ${relation.sql} ${where} order by ${order.join(', ')}`,
    parameters: bindings.values,
  }
  if (format !== 'json') return await exportAnswer(call, { statement, format, name: source.relation })
  const rows = (await reader.rows(statement, call.signal)) as unknown as Row[]
  return { state: 'present', value: { dimensions, rows }, ...(await lateOf(call, reader, source.needs)) }
}

function dimensionsOf(reader: Reader, { name, sql }: Relation): Promise<Dimension[]> {
  const key = `dimensions of ${name}`
  const known = reader.memory.get(key) as Promise<Dimension[]> | undefined
  if (known !== undefined) return known
  const asked = reader
    .rows({
      sql: `select dimension, list(distinct slice order by slice) as slices from ${sql}
        group by dimension order by dimension <> 'total', dimension`,
      parameters: [],
    })
    .then((rows) => rows as unknown as Dimension[])
  reader.memory.set(key, asked)
  asked.catch(() => reader.memory.delete(key))
  return asked
}

function requireDimension(dimensions: readonly Dimension[], wanted: string): void {
  if (dimensions.length === 0 || dimensions.some(({ dimension }) => dimension === wanted)) return
  throw new WaypointError({
    code: 'unknown-dimension',
    message: `This is not published by ${wanted}.`,
    hint: `It is published by ${dimensions.map(({ dimension }) => dimension).join(', ')}.`,
  })
}

export function requireOrder(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || from <= to) return
  throw new WaypointError({
    code: 'invalid-range',
    message: `The period begins on ${from} and ends before, on ${to}.`,
    hint: 'Exchange `from` and `to`.',
  })
}
