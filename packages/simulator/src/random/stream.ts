import { hashKey, type KeyPart, mix32 } from './hash.ts'

/** A short sequence of draws that depends on its key alone, never on what others have drawn. */
export interface Stream {
  /** In [0, 1). */
  uniform(): number
  /** Both ends included. */
  integer(low: number, high: number): number
  chance(probability: number): boolean
  normal(): number
  pick<T>(values: readonly T[]): T
  /** Weights need not sum to 1. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
}

export const openStream = (...key: readonly KeyPart[]): Stream => {
  const base = hashKey(key)
  let counter = 0
  const uniform = (): number => {
    counter = (counter + 0x9e3779b9) | 0
    return mix32(mix32((base + counter) | 0) ^ base) / 4294967296
  }
  const integer = (low: number, high: number): number => low + Math.floor(uniform() * (high - low + 1))
  return {
    uniform,
    integer,
    chance: (probability) => uniform() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    pick: <T>(values: readonly T[]): T => {
      const value = values[integer(0, values.length - 1)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
    weighted: <T>(choices: readonly (readonly [T, number])[]): T => {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
      let left = uniform() * total
      for (const [value, weight] of choices) {
        left -= weight
        if (left < 0) return value
      }
      const last = choices.at(-1)
      if (last === undefined) throw new Error('nothing to choose from')
      return last[0]
    },
  }
}
