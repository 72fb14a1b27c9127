import * as Plot from '@observablehq/plot'

const LINE_HEIGHT = 14

/** Moves labels that would lie on each other apart, up and down, in the order of their values. */
export function spreadLabels<T extends object>(options: T): T {
  return Plot.initializer(options, (data, facets, channels, scales) => {
    const values = channels['y']?.value ?? []
    const scale = scales['y']
    if (scale === undefined) return { data, facets, channels }
    const places = Array.from(values as unknown as ArrayLike<number>, (value) => Number(scale(value)))
    return { data, facets, channels: { y: { value: spread(places) } } }
  }) as T
}

/** The same places, at least a line's height apart. */
export function spread(places: readonly number[]): readonly number[] {
  const order = places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const moved = [...places]
  for (let pass = 0; pass < places.length; pass += 1) {
    for (const [at, index] of order.entries()) {
      const below = order[at + 1]
      if (below === undefined) continue
      const overlap = LINE_HEIGHT - ((moved[below] ?? 0) - (moved[index] ?? 0))
      if (overlap <= 0) continue
      moved[index] = (moved[index] ?? 0) - overlap / 2
      moved[below] = (moved[below] ?? 0) + overlap / 2
    }
  }
  return moved
}
