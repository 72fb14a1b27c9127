/** Records of one component; pairs by index into `members`, in whatever order they are asked for. */
export interface Affinity {
  readonly size: number
  /** Row-major, symmetric: centibits of each pair. */
  readonly centibits: Int32Array | Float64Array
}

/**
 * Agglomerates by average link: the two clusters whose mean over all their pairs is furthest above what is asked
 * of them become one, as long as there are two that are above it. `asked` are centibits by the size of the smaller
 * cluster (the last for all larger ones). Sums are integers, so the result does not depend on an order of addition;
 * of equal pairs of clusters the one with the smallest first members is taken.
 * Gives each record the index of its cluster's first member.
 */
export function averageLink({ size, centibits }: Affinity, asked: readonly number[] = [0]): Int32Array {
  const cluster = Int32Array.from({ length: size }, (_, index) => index)
  const sums = Float64Array.from(centibits)
  const counts = new Int32Array(size).fill(1)
  const alive = Array.from({ length: size }, (_, index) => index)
  while (alive.length > 1) {
    let best = 0
    let kept = -1
    let gone = -1
    for (let i = 0; i < alive.length; i += 1) {
      const first = alive[i] ?? 0
      for (let j = i + 1; j < alive.length; j += 1) {
        const second = alive[j] ?? 0
        const [some, more] = [counts[first] ?? 1, counts[second] ?? 1]
        const mean = (sums[first * size + second] ?? 0) / (some * more)
        const above = mean - (asked[Math.min(some, more, asked.length) - 1] ?? 0)
        if (above > best) {
          best = above
          kept = first
          gone = second
        }
      }
    }
    if (kept < 0) break
    for (const each of alive) {
      const sum = (sums[kept * size + each] ?? 0) + (sums[gone * size + each] ?? 0)
      sums[kept * size + each] = sum
      sums[each * size + kept] = sum
    }
    counts[kept] = (counts[kept] ?? 0) + (counts[gone] ?? 0)
    alive.splice(alive.indexOf(gone), 1)
    for (let index = 0; index < size; index += 1) if (cluster[index] === gone) cluster[index] = kept
  }
  return cluster
}
