import { FORCE } from '../overrides/apply-overrides.ts'
import { type Affinity, averageLink } from './average-link.ts'

/**
 * What is asked of the mean of two clusters' pairs, in centibits, where the smaller one has one record, two, or more.
 * One record is joined below even odds, because a pair is seldom the only evidence; two customers that several
 * systems know each by itself are one only where most of their pairs say so. Chosen for F1 on generated records
 * (profiles `tuned`, `dense` and `sparse`).
 */
const JOINED_ABOVE = [-140, -80, 50]

/** A pair of a component of which nothing is known. */
export const UNKNOWN_PAIR = -300

/** So far apart that no other pairs of two clusters outweigh it; sums of it stay exact. */
const NEVER = -1e12

/** Outweighs everything but NEVER. */
const ALWAYS = 1e9

/**
 * Average link under the decisions of people: two clusters of which one was matched with the other by somebody
 * are one as a whole, unless somebody else split two of their records; then the two matched records go together
 * and the others where they are most alike.
 */
export function decided({ size, centibits }: Affinity): Int32Array {
  const matched = pairsWhere(size, (at) => (centibits[at] ?? 0) >= FORCE)
  const split = pairsWhere(size, (at) => (centibits[at] ?? 0) <= -FORCE)
  if (matched.length === 0 && split.length === 0) return averageLink({ size, centibits }, JOINED_ABOVE)
  const alone = Float64Array.from(centibits, (each) =>
    each <= -FORCE ? NEVER : each >= FORCE ? UNKNOWN_PAIR : each,
  )
  const joined = joinMatched(averageLink({ size, centibits: alone }, JOINED_ABOVE), matched)
  if (split.every(([one, other]) => joined[one] !== joined[other])) return joined
  const together = alone.map((each, at) => ((centibits[at] ?? 0) >= FORCE ? ALWAYS : each))
  return averageLink({ size, centibits: together }, JOINED_ABOVE)
}

type Pair = readonly [one: number, other: number]

function pairsWhere(size: number, holds: (at: number) => boolean): readonly Pair[] {
  const pairs: Pair[] = []
  for (let one = 0; one < size; one += 1) {
    for (let other = one + 1; other < size; other += 1) {
      if (holds(one * size + other)) pairs.push([one, other])
    }
  }
  return pairs
}

function joinMatched(cluster: Int32Array, matched: readonly Pair[]): Int32Array {
  return matched.reduce((labels, [one, other]) => {
    const [kept, gone] = [labels[one] ?? 0, labels[other] ?? 0].toSorted((a, b) => a - b)
    return labels.map((label) => (label === gone ? (kept ?? 0) : label))
  }, cluster)
}
