/**
 * Connected components by union-find with path halving.
 * `one[i]` and `other[i]` are joined; the numbers are 0 … size - 1. Gives each its component's smallest number.
 */
export function components(size: number, one: Int32Array, other: Int32Array): Int32Array {
  const parent = Int32Array.from({ length: size }, (_, index) => index)
  const rootOf = (start: number): number => {
    let node = start
    for (;;) {
      const above = parent[node] ?? node
      if (above === node) return node
      const next = parent[above] ?? above
      parent[node] = next
      node = next
    }
  }
  for (let edge = 0; edge < one.length; edge += 1) {
    const first = rootOf(one[edge] ?? 0)
    const second = rootOf(other[edge] ?? 0)
    if (first < second) parent[second] = first
    else if (second < first) parent[first] = second
  }
  return parent.map((_, index) => rootOf(index))
}
