import { WaypointError } from '@waypoint/contracts'
import { locationOf, type PropertyEntry, type PropertySection } from '../parse/parse-properties.ts'
import type { Problems } from '../problems/problems.ts'

/** What the schema files say about each resource, found by section, package and name. */
export class PropertyIndex {
  readonly #entries = new Map<string, PropertyEntry>()
  readonly #used = new Set<PropertyEntry>()
  readonly #all: readonly PropertyEntry[]

  constructor(entries: readonly PropertyEntry[], problems: Problems) {
    this.#all = entries
    for (const entry of entries) {
      if (!PATCHES.has(entry.section)) continue
      const key = keyOf(entry.section, entry.file.packageName, entry.name)
      const other = this.#entries.get(key)
      if (other === undefined) this.#entries.set(key, entry)
      else problems.error(describedTwice(entry, other))
    }
  }

  find(section: PropertySection, packageName: string, name: string): PropertyEntry | undefined {
    const entry = this.#entries.get(keyOf(section, packageName, name))
    if (entry !== undefined) this.#used.add(entry)
    return entry
  }

  of(section: PropertySection): readonly PropertyEntry[] {
    return this.#all.filter((entry) => entry.section === section)
  }

  /** Descriptions of resources that are not there. */
  unused(): readonly PropertyEntry[] {
    return [...this.#entries.values()].filter((entry) => !this.#used.has(entry))
  }
}

const PATCHES: ReadonlySet<PropertySection> = new Set([
  'models',
  'seeds',
  'snapshots',
  'macros',
  'analyses',
  'data_tests',
  'functions',
])

function keyOf(section: PropertySection, packageName: string, name: string): string {
  return `${section} ${packageName} ${name}`
}

function describedTwice(entry: PropertyEntry, other: PropertyEntry): WaypointError {
  const place = locationOf(other)
  return new WaypointError({
    code: 'duplicate-properties',
    message: `'${entry.name}' is described twice: here and in ${place.file}:${place.line ?? 1}`,
    location: locationOf(entry),
    hint: 'Merge the two descriptions into one.',
  })
}
