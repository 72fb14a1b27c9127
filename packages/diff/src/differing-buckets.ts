import { cellText } from '@waypoint/adapter-contract'
import { type ComparedRows, hashedRows } from './compared-rows.ts'
import type { Side } from './sides.ts'

export const BUCKETS = 1024

export interface BucketDiff {
  readonly rowsBefore: number
  readonly rowsAfter: number
  /** Buckets of the key in which the sides hold different rows. */
  readonly differing: readonly number[]
}

interface Bucket {
  readonly rows: number
  readonly hash: string
}

/** One scan of each side says where they differ; what agrees is not looked at again. */
export async function differingBuckets(rows: ComparedRows): Promise<BucketDiff> {
  const before = await bucketsOf(rows, rows.before)
  const after = await bucketsOf(rows, rows.after)
  const differing = [...new Set([...before.keys(), ...after.keys()])].filter((bucket) => {
    const [left, right] = [before.get(bucket), after.get(bucket)]
    return left?.rows !== right?.rows || left?.hash !== right?.hash
  })
  return {
    rowsBefore: countRows(before),
    rowsAfter: countRows(after),
    differing: differing.toSorted((left, right) => left - right),
  }
}

async function bucketsOf(rows: ComparedRows, side: Side): Promise<ReadonlyMap<number, Bucket>> {
  const { connection, signal } = rows.comparison
  const hashed = hashedRows(rows, side, { count: BUCKETS })
  const result = await connection.query(
    `select bucket, count(*), ${rows.dialect.sum('row_hash')} from (${hashed}) as hashed group by bucket`,
    signal === undefined ? {} : { signal },
  )
  return new Map(
    result.rows.map(([bucket, count, hash]) => [
      Number(bucket),
      { rows: Number(count), hash: cellText(hash ?? null) },
    ]),
  )
}

function countRows(buckets: ReadonlyMap<number, Bucket>): number {
  return [...buckets.values()].reduce((sum, { rows }) => sum + rows, 0)
}
