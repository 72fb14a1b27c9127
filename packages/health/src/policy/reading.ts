import { nearestName } from '@waypoint/contracts'
import type { Path, Problems } from './problems.ts'

export type YamlMap = Readonly<Record<string, unknown>>

/** A value of the file with its place; what is not as it should be is said, and reading goes on with a substitute. */
export class Reading {
  readonly value: unknown
  readonly path: Path
  /** Null inside of what is no map: that it is none is said, and nothing of what it lacks. */
  private readonly problems: Problems | null

  constructor(value: unknown, path: Path, problems: Problems | null) {
    this.value = value
    this.path = path
    this.problems = problems
  }

  at(key: string | number): Reading {
    const isList = Array.isArray(this.value)
    const inside = typeof this.value === 'object' && isList === (typeof key === 'number') ? this.value : null
    const value = (inside as Record<string | number, unknown> | null)?.[key]
    return new Reading(value, [...this.path, key], inside === null ? null : this.problems)
  }

  get isPresent(): boolean {
    return this.value !== undefined && this.value !== null
  }

  /** Nothing was said of the file yet. */
  get isSoundSoFar(): boolean {
    return this.problems?.found.length === 0
  }

  map(): YamlMap {
    if (typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value)) {
      return this.value as YamlMap
    }
    this.say(`${this.name === '' ? 'the policy' : this.name} must hold keys and values`)
    return {}
  }

  items(): readonly Reading[] {
    if (Array.isArray(this.value)) return this.value.map((_, index) => this.at(index))
    this.say(`${this.name} must be a list`)
    return []
  }

  number(range: { readonly from: number; readonly to: number }): number {
    const { value } = this
    if (typeof value === 'number' && value >= range.from && value <= range.to) return value
    const bounds = Number.isFinite(range.to) ? ` from ${range.from} to ${range.to}` : ''
    this.say(`${this.name} must be a number${bounds}, not ${shown(value)}`)
    return Number.isFinite(range.from) ? range.from : 0
  }

  /** A number without a fraction. */
  whole(range: { readonly from: number; readonly to: number }): number {
    const value = this.number(range)
    if (!Number.isInteger(value)) this.say(`${this.name} must be a whole number, not ${value}`)
    return value
  }

  oneOf<T extends string>(allowed: readonly T[]): T | undefined {
    const found = allowed.find((name) => name === this.value)
    if (found !== undefined) return found
    const near = typeof this.value === 'string' ? nearestName(this.value, allowed) : undefined
    this.say(
      `${this.name} must be one of ${allowed.join(', ')}, not ${shown(this.value)}`,
      near === undefined ? undefined : `Did you mean '${near}'?`,
    )
    return undefined
  }

  /** Says which keys have no meaning here. */
  onlyKeys(allowed: readonly string[]): void {
    for (const key of Object.keys(this.map())) {
      if (allowed.includes(key)) continue
      const near = nearestName(key, allowed)
      const hint = near === undefined ? `Allowed are ${allowed.join(', ')}.` : `Did you mean '${near}'?`
      this.at(key).say(`${this.name === '' ? '' : `${this.name}: `}unknown key ${key}`, hint)
    }
  }

  say(message: string, hint?: string): void {
    this.problems?.say(this.path, message, hint)
  }

  get name(): string {
    return this.path
      .filter((step) => typeof step === 'string')
      .slice(-2)
      .join('.')
  }
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
}
