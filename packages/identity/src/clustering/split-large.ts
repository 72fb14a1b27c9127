import { components } from './components.ts'

/** More records than this are not compared each with each. */
export const LARGEST_COMPONENT = 60

/** In steps of one bit; what still hangs together above the last is one customer. */
const THRESHOLDS = [0, 100, 200, 300, 400, 500, 600, 700, 800]

export interface Edges {
  readonly one: Int32Array
  readonly other: Int32Array
  readonly centibits: Int32Array
}

/** Components over ever stronger edges, until none has more than LARGEST_COMPONENT records. */
export function splitLarge(size: number, edges: Edges): Int32Array {
  let labels = components(size, edges.one, edges.other)
  for (const threshold of THRESHOLDS) {
    const sizes = new Int32Array(size)
    for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
    if (!sizes.some((each) => each > LARGEST_COMPONENT)) break
    const kept = edges.one
      .map((_, edge) => edge)
      .filter((edge) => {
        const small = (sizes[labels[edges.one[edge] ?? 0] ?? 0] ?? 0) <= LARGEST_COMPONENT
        return small || (edges.centibits[edge] ?? 0) > threshold
      })
    labels = components(
      size,
      kept.map((edge) => edges.one[edge] ?? 0),
      kept.map((edge) => edges.other[edge] ?? 0),
    )
  }
  return labels
}
