import fc from 'fast-check'
import type { Row, Table } from './stripe-tables.ts'

export type Batch = Readonly<Partial<Record<Table, readonly Row[]>>>

interface Delivery {
  readonly table: Table
  readonly row: Row
}

/** Tables whose rows end with whether the version is open, since when it holds, and until when. */
const VERSIONED: readonly Table[] = ['subscription_history', 'subscription_item']
const OPEN_END = '9999-12-31T00:00:00.000Z'

/** What the connector delivered of a version before it was over. */
function whileOpen({ table, row }: Delivery): readonly Delivery[] {
  if (!VERSIONED.includes(table) || row.at(-3) !== false) return []
  return [{ table, row: [...row.slice(0, -3), true, row.at(-2) ?? null, OPEN_END] }]
}

/**
 * Rows of every table in random order, cut into batches of random size. A third of the rows come twice, and a third of
 * the versions also come as they were before they were over: earlier, in the same batch, or later.
 */
export function randomBatches(
  tables: Readonly<Record<Table, readonly Row[]>>,
  count: number,
  seed: number,
): readonly Batch[] {
  const rows = Object.entries(tables).flatMap(([table, all]) =>
    all.map((row) => ({ table: table as Table, row })),
  )
  const dice = fc.sample(fc.nat(), { seed, numRuns: 4 * rows.length + count })
  const roll = (at: number): number => dice[at % dice.length] ?? 0
  const deliveries = rows.flatMap((delivery, at) => [
    delivery,
    ...(roll(at) % 3 === 0 ? [delivery] : []),
    ...(roll(at) % 3 === 1 ? whileOpen(delivery) : []),
  ])
  const shuffled = deliveries
    .map((delivery, at) => ({ delivery, key: roll(rows.length + at) }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ delivery }) => delivery)
  const cuts = Array.from({ length: count - 1 }, (_, at) => roll(dice.length - 1 - at) % shuffled.length)
  const bounds = [0, ...cuts.toSorted((one, other) => one - other), shuffled.length]
  return bounds.slice(1).map((end, at) => byTable(shuffled.slice(bounds[at], end)))
}

function byTable(deliveries: readonly Delivery[]): Batch {
  const batch: Partial<Record<Table, Row[]>> = {}
  for (const { table, row } of deliveries) (batch[table] ??= []).push(row)
  return batch
}
