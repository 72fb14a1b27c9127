import { cellText } from '@waypoint/adapter-contract'
import type { NamedType } from '../relation-diff.ts'
import { type Comparison, fromOf, type Side } from '../sides.ts'
import { portableDialect } from './portable-text.ts'

/** One state in a database of its own. */
export interface ApartSide {
  readonly comparison: Comparison
  readonly side: Side
  /** Columns of both sides, with the types they have here, in the same order on both. */
  readonly columns: readonly NamedType[]
  /** Of them those that tell rows apart. */
  readonly key: readonly string[]
}

export interface ApartBucket {
  readonly rows: number
  readonly hash: string
}

const APART_BUCKETS = 4096

/** Control characters that stand between values and in place of nulls; no text is likely to have them. */
const [BETWEEN, NOTHING] = ['chr(31)', 'chr(30)']

/** One scan: rows and a sum of hashes for each bucket of the key, the same in every database. */
export async function bucketsOf(side: ApartSide): Promise<ReadonlyMap<number, ApartBucket>> {
  const { connection, signal } = side.comparison
  const { bucket, hash } = expressionsOf(side)
  const { rows } = await connection.query(
    `select bucket, count(*), cast(sum(cast(row_hash as decimal(38, 0))) as varchar)
     from (select ${bucket} as bucket, ${hash} as row_hash from ${fromOf(side.comparison, side.side)} as side) as hashed
     group by bucket`,
    signal === undefined ? {} : { signal },
  )
  return new Map(
    rows.map(([number, count, sum]) => [Number(number), { rows: Number(count), hash: cellText(sum) }]),
  )
}

export type TextRow = readonly (string | null)[]

/** The rows of some buckets as texts, a batch at a time. */
export async function* textRows(
  side: ApartSide,
  buckets: readonly number[],
): AsyncGenerator<readonly TextRow[]> {
  const { connection, signal } = side.comparison
  const { bucket, texts } = expressionsOf(side)
  const only = buckets.length === APART_BUCKETS ? '' : ` where ${bucket} in (${buckets.join(', ')})`
  const sql = `select ${texts.join(', ')} from ${fromOf(side.comparison, side.side)} as side${only}`
  const options = signal === undefined ? {} : { signal }
  if (connection.stream === undefined) {
    yield (await connection.query(sql, options)).rows.map(textsOf)
    return
  }
  for await (const { rows } of connection.stream(sql, options)) yield rows.map(textsOf)
}

const textsOf = (row: readonly Parameters<typeof cellText>[0][]): TextRow =>
  row.map((cell) => (cell === null || cell === undefined ? null : cellText(cell)))

function expressionsOf({ comparison, columns, key }: ApartSide) {
  const { adapter } = comparison
  const dialect = portableDialect(adapter.type)
  const texts = columns.map(({ name, type }) => dialect.text(adapter.quote(name), type))
  const joined = (parts: readonly string[]): string =>
    dialect.number(parts.map((text) => `coalesce(${text}, ${NOTHING})`).join(` || ${BETWEEN} || `))
  const keys = columns.flatMap(({ name }, at) => (key.includes(name) ? (texts[at] ?? []) : []))
  return {
    texts,
    hash: joined(texts),
    bucket: `${joined(keys.length === 0 ? texts : keys)} % ${APART_BUCKETS}`,
  }
}
