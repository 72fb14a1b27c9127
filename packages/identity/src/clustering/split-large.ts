import { components } from './components.ts'
import { chosen, type Pairs } from './pairs.ts'

/** More records than this are not compared each with each. */
export const LARGEST_COMPONENT = 60

/** In steps of one bit. */
const THRESHOLDS = [0, 100, 200, 300, 400, 500, 600, 700, 800]

/** Components over ever stronger pairs, until none has more than LARGEST_COMPONENT records or the last step is done. */
export function splitLarge(size: number, pairs: Pairs, loose: number): Int32Array {
  let kept = chosen(pairs, (pair) => (pairs.centibits[pair] ?? 0) > loose)
  let labels = components(size, kept.one, kept.other)
  for (const threshold of THRESHOLDS) {
    const sizes = sizesOf(labels)
    if (!sizes.some((each) => each > LARGEST_COMPONENT)) break
    const { one, centibits } = kept
    const former = labels
    kept = chosen(
      kept,
      (pair) =>
        (sizes[former[one[pair] ?? 0] ?? 0] ?? 0) <= LARGEST_COMPONENT || (centibits[pair] ?? 0) > threshold,
    )
    labels = components(size, kept.one, kept.other)
  }
  return labels
}

/** How many numbers bear each label. */
export function sizesOf(labels: Int32Array): Int32Array {
  const sizes = new Int32Array(labels.length)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  return sizes
}
