import { nearestName } from '@waypoint/contracts'
import type { Path, Problems } from './problems.ts'

export type YamlMap = Readonly<Record<string, unknown>>

/** A value of the file with its place; what is not as it should be is said, and reading goes on with a substitute. */
export class Reading {
  readonly value: unknown
  readonly path: Path
  private readonly problems: Problems

  constructor(value: unknown, path: Path, problems: Problems) {
    this.value = value
    this.path = path
    this.problems = problems
  }

  at(key: string | number): Reading {
    const inside = typeof this.value === 'object' && this.value !== null ? this.value : {}
    return new Reading((inside as Record<string | number, unknown>)[key], [...this.path, key], this.problems)
  }

  get isPresent(): boolean {
    return this.value !== undefined && this.value !== null
  }

  /** Nothing was said of the file yet. */
  get isSoundSoFar(): boolean {
    return this.problems.found.length === 0
  }

  map(): YamlMap {
    if (typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value)) {
      return this.value as YamlMap
    }
    this.say(`${this.name} must hold keys and values`)
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
    this.problems.say(this.path, message, hint)
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
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
}
