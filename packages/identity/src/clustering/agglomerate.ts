import { type Layout, pairsByComponent } from './component-layout.ts'
import { decided, UNKNOWN_PAIR } from './decided.ts'
import { joinStrongest } from './join-strongest.ts'
import type { Pairs } from './pairs.ts'
import { LARGEST_COMPONENT } from './split-large.ts'

/** The cluster of each record of each component, as the number of one of its members. */
export function agglomerate(layout: Layout, pairs: Pairs): readonly [rids: Int32Array, clusters: Int32Array] {
  const { members, order, count, place } = layout
  const known = pairsByComponent(layout, pairs)
  const rids = new Int32Array(order.length)
  const clusters = new Int32Array(order.length)
  for (let number = 0; number < count; number += 1) {
    const start = members.starts[number] ?? 0
    const size = (members.starts[number + 1] ?? 0) - start
    const inside = known.rows.subarray(known.starts[number] ?? 0, known.starts[number + 1] ?? 0)
    const found =
      size > LARGEST_COMPONENT
        ? joinStrongest(size, rowsOf(pairs, inside), (rid) => place[rid] ?? 0)
        : decided({ size, centibits: affinity(size, { pairs, inside, place }) })
    for (let each = 0; each < size; each += 1) {
      rids[start + each] = order[members.rows[start + each] ?? 0] ?? 0
      clusters[start + each] = order[members.rows[start + (found[each] ?? 0)] ?? 0] ?? 0
    }
  }
  return [rids, clusters]
}

interface Inside {
  readonly pairs: Pairs
  readonly inside: Int32Array
  readonly place: Int32Array
}

function affinity(size: number, { pairs, inside, place }: Inside): Int32Array {
  const centibits = new Int32Array(size * size).fill(UNKNOWN_PAIR)
  for (const pair of inside) {
    const a = place[pairs.one[pair] ?? 0] ?? 0
    const b = place[pairs.other[pair] ?? 0] ?? 0
    const worth = pairs.centibits[pair] ?? 0
    centibits[a * size + b] = worth
    centibits[b * size + a] = worth
  }
  return centibits
}

const rowsOf = (pairs: Pairs, rows: Int32Array): Pairs => ({
  one: rows.map((row) => pairs.one[row] ?? 0),
  other: rows.map((row) => pairs.other[row] ?? 0),
  centibits: rows.map((row) => pairs.centibits[row] ?? 0),
})
