/** What share of customers left at each height of a score: rising, and straight between its points. */
export interface Calibration {
  readonly scores: Float64Array
  readonly shares: Float64Array
}

/** Fewer customers than this say little about a share. */
const SMALLEST_BLOCK = 25

interface Block {
  readonly count: number
  readonly score: number
  readonly share: number
}

const joined = (left: Block, right: Block): Block => {
  const count = left.count + right.count
  const mean = (one: number, other: number): number => (one * left.count + other * right.count) / count
  return { count, score: mean(left.score, right.score), share: mean(left.share, right.share) }
}

/** Isotonic regression: neighbours that would fall are pooled (pool adjacent violators). */
export function calibrate(scores: Float64Array, outcomes: Float64Array): Calibration {
  const order = Array.from(scores.keys()).toSorted(
    (left, right) => (scores[left] as number) - (scores[right] as number) || left - right,
  )
  const size = Math.max(SMALLEST_BLOCK, Math.ceil(order.length / 400))
  const blocks: Block[] = []
  for (let from = 0; from < order.length; from += size) {
    const rows = order.slice(from, from + 2 * size > order.length ? order.length : from + size)
    const sum = (values: Float64Array): number =>
      rows.reduce((total, row) => total + (values[row] as number), 0)
    let block: Block = {
      count: rows.length,
      score: sum(scores) / rows.length,
      share: sum(outcomes) / rows.length,
    }
    for (let last = blocks.at(-1); last !== undefined && last.share >= block.share; last = blocks.at(-1)) {
      blocks.pop()
      block = joined(last, block)
    }
    blocks.push(block)
    if (rows.length > size) break
  }
  return {
    scores: Float64Array.from(blocks, ({ score }) => score),
    shares: Float64Array.from(blocks, ({ share }) => share),
  }
}

/** Nobody is certain to stay or to leave. */
const SURELY = 0.999

export function calibrated({ scores, shares }: Calibration, score: number): number {
  const above = scores.findIndex((it) => it >= score)
  const share =
    above < 0
      ? (shares.at(-1) ?? 0)
      : above === 0
        ? (shares[0] ?? 0)
        : straight({ scores, shares }, above, score)
  return Math.min(SURELY, Math.max(1 - SURELY, share))
}

function straight({ scores, shares }: Calibration, above: number, score: number): number {
  const [low, high] = [scores[above - 1] as number, scores[above] as number]
  const [from, to] = [shares[above - 1] as number, shares[above] as number]
  return from + ((to - from) * (score - low)) / (high - low)
}
