import type { Value } from '@waypoint/jinja'
import { toValue } from './plain.ts'

/** A dict whose values are made when it is first looked into: most templates never look into `model`. */
class LazyDict extends Map<Value, Value> {
  #plain: Readonly<Record<string, unknown>> | null

  constructor(plain: Readonly<Record<string, unknown>>) {
    super()
    this.#plain = plain
  }

  override get size(): number {
    return this.#filled().#count
  }

  override get(key: Value): Value | undefined {
    const single = this.#single(key)
    if (single !== undefined) return single
    this.#filled()
    return super.get(key)
  }

  override has(key: Value): boolean {
    if (this.#plain !== null && typeof key === 'string') return Object.hasOwn(this.#plain, key)
    this.#filled()
    return super.has(key)
  }

  override set(key: Value, value: Value): this {
    this.#filled()
    return super.set(key, value)
  }

  override delete(key: Value): boolean {
    this.#filled()
    return super.delete(key)
  }

  override clear(): void {
    this.#plain = null
    super.clear()
  }

  override entries(): MapIterator<[Value, Value]> {
    this.#filled()
    return super.entries()
  }

  override keys(): MapIterator<Value> {
    this.#filled()
    return super.keys()
  }

  override values(): MapIterator<Value> {
    this.#filled()
    return super.values()
  }

  override forEach(visit: (value: Value, key: Value, map: Map<Value, Value>) => void): void {
    this.#filled()
    super.forEach((value, key) => visit(value, key, this))
  }

  override [Symbol.iterator](): MapIterator<[Value, Value]> {
    return this.entries()
  }

  /** What one key holds, while nobody has looked at another: text, a number or a truth value. */
  #single(key: Value): Value | undefined {
    const plain = this.#plain
    if (plain === null || typeof key !== 'string' || !Object.hasOwn(plain, key)) return undefined
    const value = plain[key]
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : undefined
  }

  get #count(): number {
    return super.size
  }

  #filled(): this {
    const plain = this.#plain
    if (plain === null) return this
    this.#plain = null
    for (const [key, value] of Object.entries(plain)) super.set(key, toLazyValue(value))
    return this
  }
}

/** What toValue makes of data, with every dict in it made when it is looked into. */
export function toLazyValue(plain: unknown): Value {
  if (Array.isArray(plain)) return plain.map(toLazyValue)
  return isRecord(plain) ? new LazyDict(plain) : toValue(plain)
}

function isRecord(plain: unknown): plain is Readonly<Record<string, unknown>> {
  if (typeof plain !== 'object' || plain === null) return false
  const prototype: unknown = Object.getPrototypeOf(plain)
  return prototype === Object.prototype || prototype === null
}
