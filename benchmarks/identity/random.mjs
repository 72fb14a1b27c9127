/** Draws that are the same for the same seed, and the last id that each source gave. */
export function randomOf(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const recent = new Map()
  return {
    chance: (rate) => next() < rate,
    pick: (values) => values[Math.floor(next() * values.length)],
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    remember: (source, id) => recent.set(source, id),
    remembered: (source) => recent.get(source),
  }
}
