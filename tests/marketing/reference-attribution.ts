/** Attribution written down once more, by definition and in floating point, to compare the models in SQL with. */

export interface Path {
  readonly id: string
  readonly channels: readonly string[]
  /** Days before the conversion, in the order of the touches. */
  readonly ages: readonly number[]
  readonly leadTouch: number
  readonly opportunityTouch: number
  readonly isConverted: boolean
}

type Weights = readonly number[]

const HALF_LIFE = 7

const normalized = (weights: Weights): Weights => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => (total === 0 ? 1 / weights.length : weight / total))
}

const uShaped = (count: number): Weights =>
  count <= 2
    ? Array.from({ length: count }, () => 1 / count)
    : Array.from({ length: count }, (_, at) => (at === 0 || at === count - 1 ? 0.4 : 0.2 / (count - 2)))

const wShaped = ({ channels, leadTouch, opportunityTouch }: Path): Weights => {
  const stages = [1, leadTouch, opportunityTouch]
  const others = channels.filter((_, at) => !stages.includes(at + 1)).length
  return normalized(
    channels.map((_, at) => {
      const held = stages.filter((stage) => stage === at + 1).length
      return held > 0 ? 0.3 * held : 0.1 / others
    }),
  )
}

/** Shapley value in the game whose coalitions are worth a conversion when they hold all channels of its path. */
const shapley = ({ channels }: Path): Weights => {
  const players = [...new Set(channels)]
  const everybody = 2 ** players.length - 1
  const worth = (coalition: number): number => (coalition === everybody ? 1 : 0)
  const factorial = (number: number): number => (number < 2 ? 1 : number * factorial(number - 1))
  const size = (coalition: number): number =>
    players.filter((_, player) => Math.floor(coalition / 2 ** player) % 2 === 1).length
  const values = players.map((_, player) => {
    let value = 0
    for (let coalition = 0; coalition <= everybody; coalition++) {
      if (Math.floor(coalition / 2 ** player) % 2 === 1) continue
      const share =
        (factorial(size(coalition)) * factorial(players.length - size(coalition) - 1)) /
        factorial(players.length)
      value += share * (worth(coalition + 2 ** player) - worth(coalition))
    }
    return value
  })
  return channels.map((channel) => {
    const touches = channels.filter((other) => other === channel).length
    return (values[players.indexOf(channel)] ?? 0) / touches
  })
}

/** Chance to convert from the start without a channel: the linear equations of the chain, eliminated by Gauss. */
const conversionChance = (paths: readonly Path[], removed: string | null): number => {
  const channels = [...new Set(paths.flatMap((path) => path.channels))]
  const states = ['start', ...channels]
  const counts = states.map(() => new Map<string, number>())
  for (const { channels: steps, isConverted } of paths) {
    let from = 'start'
    for (const to of [...steps, isConverted ? 'conversion' : 'nothing']) {
      const row = counts[states.indexOf(from)]
      row?.set(to, (row.get(to) ?? 0) + 1)
      from = to
    }
  }
  const rows = states.map((state, at) => {
    const row = counts[at] ?? new Map<string, number>()
    const total = [...row.values()].reduce((sum, count) => sum + count, 0)
    const chance = (to: string): number =>
      to === removed || state === removed ? 0 : (row.get(to) ?? 0) / total
    return [...states.map((to, place) => (place === at ? 1 : 0) - chance(to)), chance('conversion')]
  })
  return solve(rows)[0] ?? 0
}

/** Each row is an equation: its factors and, last, what it adds up to. */
const solve = (equations: readonly (readonly number[])[]): readonly number[] => {
  const rows = equations.map((row) => [...row])
  const size = rows.length
  for (let at = 0; at < size; at++) {
    const pivot = rows.findIndex((row, place) => place >= at && Math.abs(row[at] ?? 0) > 1e-12)
    const [found = []] = rows.splice(pivot, 1)
    const lead = found[at] ?? 1
    const scaled = found.map((value) => value / lead)
    rows.splice(at, 0, scaled)
    for (const [place, row] of rows.entries()) {
      if (place === at) continue
      const factor = row[at] ?? 0
      rows[place] = row.map((value, column) => value - factor * (scaled[column] ?? 0))
    }
  }
  return rows.map((row) => row[size] ?? 0)
}

export const removalEffects = (paths: readonly Path[]): ReadonlyMap<string, number> => {
  const whole = conversionChance(paths, null)
  const channels = [...new Set(paths.flatMap((path) => path.channels))]
  return new Map(channels.map((channel) => [channel, 1 - conversionChance(paths, channel) / whole]))
}

/** The part of the conversion that each touch is given, by model. */
export const credits = (
  path: Path,
  effects: ReadonlyMap<string, number>,
): Readonly<Record<string, Weights>> => {
  const count = path.channels.length
  return {
    first: path.channels.map((_, at) => (at === 0 ? 1 : 0)),
    last: path.channels.map((_, at) => (at === count - 1 ? 1 : 0)),
    linear: path.channels.map(() => 1 / count),
    u_shaped: uShaped(count),
    w_shaped: wShaped(path),
    time_decay: normalized(path.ages.map((age) => 2 ** (-age / HALF_LIFE))),
    markov: normalized(path.channels.map((channel) => effects.get(channel) ?? 0)),
    shapley: shapley(path),
  }
}
