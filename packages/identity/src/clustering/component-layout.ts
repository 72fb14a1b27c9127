import { groupRows, type Grouping } from './group-rows.ts'
import type { Pairs } from './pairs.ts'
import { LARGEST_COMPONENT, sizesOf } from './split-large.ts'

/** Where each record of a component of two and more stands. */
export interface Layout {
  /** Components are numbered from 0; `members.rows` are indexes into `order`. */
  readonly members: Grouping
  readonly count: number
  /** Record numbers in an order that depends on the records alone. */
  readonly order: Int32Array
  /** By record number: the component, or -1. */
  readonly component: Int32Array
  /** By record number: the place in the component. */
  readonly place: Int32Array
}

/** Numbers the components that `labels` (by record number) describe, and their members in the given order. */
export function layOut(order: Int32Array, labels: Int32Array): Layout {
  const sizes = sizesOf(labels)
  const numbers = new Int32Array(labels.length).fill(-1)
  const component = new Int32Array(labels.length).fill(-1)
  let count = 0
  for (const rid of order) {
    const label = labels[rid] ?? 0
    if ((sizes[label] ?? 0) < 2) continue
    if (numbers[label] === -1) {
      numbers[label] = count
      count += 1
    }
    component[rid] = numbers[label] ?? 0
  }
  const held = order.filter((rid) => component[rid] !== -1)
  const members = groupRows(
    held.map((rid) => component[rid] ?? 0),
    count,
  )
  const place = new Int32Array(labels.length)
  for (let number = 0; number < count; number += 1) {
    const start = members.starts[number] ?? 0
    for (let row = start; row < (members.starts[number + 1] ?? 0); row += 1) {
      place[held[members.rows[row] ?? 0] ?? 0] = row - start
    }
  }
  return { members, count, order: held, component, place }
}

/** Pair numbers by component, of those whose records both are in it. */
export function pairsByComponent({ component, count }: Layout, { one, other }: Pairs): Grouping {
  const inside = one.map((first, pair) => {
    const number = component[first] ?? -1
    return number !== -1 && number === component[other[pair] ?? 0] ? number : count
  })
  return groupRows(inside, count + 1)
}

/** Pairs of small components that nobody has compared yet. */
export function unseenPairs(layout: Layout, pairs: Pairs): readonly [one: Int32Array, other: Int32Array] {
  const { members, order, count, place } = layout
  const known = pairsByComponent(layout, pairs)
  const firsts: number[] = []
  const seconds: number[] = []
  for (let number = 0; number < count; number += 1) {
    const start = members.starts[number] ?? 0
    const size = (members.starts[number + 1] ?? 0) - start
    if (size < 3 || size > LARGEST_COMPONENT) continue
    const seen = new Uint8Array(size * size)
    for (let row = known.starts[number] ?? 0; row < (known.starts[number + 1] ?? 0); row += 1) {
      const pair = known.rows[row] ?? 0
      const a = place[pairs.one[pair] ?? 0] ?? 0
      const b = place[pairs.other[pair] ?? 0] ?? 0
      seen[Math.min(a, b) * size + Math.max(a, b)] = 1
    }
    for (let a = 0; a < size; a += 1) {
      for (let b = a + 1; b < size; b += 1) {
        if (seen[a * size + b] === 1) continue
        const one = order[members.rows[start + a] ?? 0] ?? 0
        const other = order[members.rows[start + b] ?? 0] ?? 0
        firsts.push(Math.min(one, other))
        seconds.push(Math.max(one, other))
      }
    }
  }
  return [Int32Array.from(firsts), Int32Array.from(seconds)]
}
