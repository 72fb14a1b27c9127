import { WaypointError } from '@waypoint/contracts'

export type Scalar = string | number | boolean

const correct = 'Correct the output in profiles.yml.'

/** Something in profiles.yml that cannot be. The message must not repeat what may be a secret in the wrong place. */
export function invalidProfile(message: string, hint = correct): WaypointError {
  return new WaypointError({ code: 'invalid-profile', message, hint })
}

interface Range {
  readonly least: number
  readonly most: number
}

/** One output of profiles.yml, or a mapping inside of it, read key by key. What is null counts as left out. */
export class ProfileOutput {
  readonly #raw: Readonly<Record<string, unknown>>
  readonly #of: string

  /** `of` completes "must be text": `of a DuckDB profile`. */
  constructor(raw: Readonly<Record<string, unknown>>, of: string) {
    this.#raw = raw
    this.#of = of
  }

  get keys(): readonly string[] {
    return Object.keys(this.#raw)
  }

  has(key: string): boolean {
    return this.#raw[key] !== undefined && this.#raw[key] !== null
  }

  text(key: string): string | undefined {
    if (!this.has(key)) return undefined
    const value = this.#raw[key]
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    throw this.#mustBe(key, 'text')
  }

  flag(key: string): boolean {
    if (!this.has(key)) return false
    const value = this.#raw[key]
    if (typeof value === 'boolean') return value
    throw this.#mustBe(key, 'true or false')
  }

  /** Environment variables give numbers as text. */
  whole(key: string, { least, most }: Range): number | undefined {
    const text = this.text(key)
    if (text === undefined) return undefined
    const value = Number(text)
    if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value
    throw this.#mustBe(key, `a whole number from ${least} to ${most}`)
  }

  mapping(key: string): ProfileOutput {
    if (!this.has(key)) return new ProfileOutput({}, this.#of)
    const value = this.#raw[key]
    if (isMapping(value)) return new ProfileOutput(value, `under \`${key}\` ${this.#of}`)
    throw this.#mustBe(key, 'a mapping')
  }

  /** Every entry a mapping; a text alone stands for a mapping with that text as its `name`. */
  entries(key: string, shorthand?: 'name' | 'path'): readonly ProfileOutput[] {
    if (!this.has(key)) return []
    const value = this.#raw[key]
    const list = Array.isArray(value) ? value : typeof value === 'string' && shorthand ? [value] : null
    if (list === null) throw this.#mustBe(key, 'a list of entries')
    return list.map((each: unknown) => {
      if (isMapping(each)) return new ProfileOutput(each, `of an entry of \`${key}\` ${this.#of}`)
      if (typeof each === 'string' && shorthand !== undefined) {
        return new ProfileOutput({ [shorthand]: each }, `of an entry of \`${key}\` ${this.#of}`)
      }
      throw this.#mustBe(key, 'a list of entries')
    })
  }

  /** All keys with their values, none of them a list or a mapping. */
  scalars(): Readonly<Record<string, Scalar>> {
    const entries = this.keys
      .filter((key) => this.has(key))
      .map((key): [string, Scalar] => {
        const value = this.#raw[key]
        if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
          return [key, value]
        }
        throw this.#mustBe(key, 'text, a number, true or false')
      })
    return Object.fromEntries(entries)
  }

  /** As it was written, for values of any kind. */
  value(key: string): unknown {
    return this.#raw[key]
  }

  #mustBe(key: string, what: string): WaypointError {
    return invalidProfile(`\`${key}\` ${this.#of} must be ${what}.`)
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
