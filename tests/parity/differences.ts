import type { Reading } from './oracle.ts'

/** One thing that waypoint makes of a project otherwise than dbt. */
export interface Difference {
  readonly area: 'manifest' | 'selection' | 'compiled SQL' | 'exit codes'
  /** Section and field for the manifest, what only one of the two names (`-` dbt, `+` waypoint) for lists. */
  readonly place: string
  readonly subject: string
  readonly dbt: unknown
  readonly waypoint: unknown
}

export interface Comparison {
  /** How many things were compared, by area. */
  readonly compared: Readonly<Record<Difference['area'], number>>
  readonly differences: readonly Difference[]
}

export function compareReadings(dbt: Reading, waypoint: Reading): Comparison {
  const found: Difference[] = []
  let values = 0
  for (const section of new Set([...Object.keys(dbt.manifest), ...Object.keys(waypoint.manifest)])) {
    const [theirs, ours] = [dbt.manifest[section] ?? {}, waypoint.manifest[section] ?? {}]
    for (const id of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
      walk([theirs[id], ours[id]], section, (place, left, right) => {
        values += 1
        if (!same(left, right)) {
          found.push({ area: 'manifest', place, subject: id, dbt: left, waypoint: right })
        }
      })
    }
  }
  const byCase = (area: Difference['area'], theirs: object, ours: object): void => {
    const left = new Map(Object.entries(theirs))
    const right = new Map(Object.entries(ours))
    for (const [subject, expected] of left) {
      const actual: unknown = right.get(subject)
      if (!same(expected, actual)) {
        found.push({ area, place: onlyInOne(expected, actual), subject, dbt: expected, waypoint: actual })
      }
    }
  }
  byCase('selection', dbt.listed, waypoint.listed)
  byCase('compiled SQL', withoutLayout(dbt.compiled), withoutLayout(waypoint.compiled))
  byCase('exit codes', dbt.codes, waypoint.codes)
  return {
    compared: {
      manifest: values,
      selection: Object.keys(dbt.listed).length,
      'compiled SQL': Object.keys(dbt.compiled).length,
      'exit codes': Object.keys(dbt.codes).length,
    },
    differences: found,
  }
}

function onlyInOne(dbt: unknown, waypoint: unknown): string {
  if (!Array.isArray(dbt) || !Array.isArray(waypoint)) return ''
  const missing = dbt.filter((each) => !waypoint.includes(each)).map((each) => `-${each}`)
  const further = waypoint.filter((each) => !dbt.includes(each)).map((each) => `+${each}`)
  return [...missing, ...further].join(' ')
}

const QUOTED_OR_SPACE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\s+/g

/** White space outside of quotes, which the macros of the two leave differently, says nothing. */
function withoutLayout(compiled: Reading['compiled']): Reading['compiled'] {
  return Object.fromEntries(
    Object.entries(compiled).map(([id, sql]) => [
      id,
      sql
        .replace(QUOTED_OR_SPACE, (match) => (match.trim() === '' ? ' ' : match))
        .replace(/ ?([(),]) ?/g, '$1')
        .trim(),
    ]),
  )
}

type Visit = (place: string, dbt: unknown, waypoint: unknown) => void

function walk([left, right]: readonly [unknown, unknown], place: string, visit: Visit): void {
  if (!isObject(left) || !isObject(right)) {
    visit(place, left, right)
    return
  }
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    walk([left[key], right[key]], `${place}.${key}`, visit)
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value ?? null
  const keys = Object.keys(value).toSorted()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]))
}
