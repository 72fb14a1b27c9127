import { hashKey, type KeyPart, mix32 } from './hash.ts'

const STEP = 0x9e3779b9

/** A short sequence of draws that depends on its key alone, never on what others have drawn. */
export class Stream {
  readonly #base: number
  #counter = 0

  constructor(base: number) {
    this.#base = base
  }

  /** In [0, 1). */
  uniform(): number {
    this.#counter = (this.#counter + STEP) | 0
    return mix32(mix32((this.#base + this.#counter) | 0) ^ this.#base) / 4294967296
  }

  /** Both ends included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.uniform() < probability
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform())
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.integer(0, values.length - 1)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }

  /** Weights need not sum to 1. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let total = 0
    for (const [, weight] of choices) total += weight
    let left = this.uniform() * total
    for (const [value, weight] of choices) {
      left -= weight
      if (left < 0) return value
    }
    const last = choices.at(-1)
    if (last === undefined) throw new Error('nothing to choose from')
    return last[0]
  }
}

export const openStream = (...key: readonly KeyPart[]): Stream => new Stream(hashKey(key))
