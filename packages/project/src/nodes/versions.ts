import { Float } from '@waypoint/jinja'
import { strings } from '../config/typed-settings.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'

/** One element of a model's `versions:`. */
export interface ModelVersion {
  readonly v: string | number
  readonly definedIn: string | undefined
  readonly data: YamlMap
  /** Columns of this version: the model's, as include and exclude say, and its own. */
  readonly columns: readonly unknown[]
  readonly tests: unknown
}

export function versionsOf(model: YamlMap): readonly ModelVersion[] {
  const versions = (Array.isArray(model.versions) ? model.versions : []).filter(isMap)
  return versions.map((data) => ({
    v: versionNumber(data.v),
    definedIn: typeof data.defined_in === 'string' ? data.defined_in : undefined,
    data,
    columns: columnsOfVersion(model, data),
    tests: data.data_tests ?? data.tests ?? model.data_tests ?? model.tests,
  }))
}

/** The declared one, else the highest. */
export function latestVersion(model: YamlMap, versions: readonly ModelVersion[]): string | number {
  if (model.latest_version !== undefined && model.latest_version !== null) {
    return versionNumber(model.latest_version)
  }
  const sorted = versions.map((version) => version.v).toSorted(compare)
  return sorted.at(-1) ?? 1
}

function columnsOfVersion(model: YamlMap, version: YamlMap): readonly unknown[] {
  const inherited = (Array.isArray(model.columns) ? model.columns : []).filter(isMap)
  if (!Array.isArray(version.columns)) return inherited
  const rule = version.columns
    .filter(isMap)
    .find((each) => each.include !== undefined || each.exclude !== undefined)
  const own = version.columns.filter(isMap).filter((each) => each.name !== undefined)
  const ownNames = new Set(own.map((column) => column.name))
  const excluded = new Set(strings(rule?.exclude, []))
  const included = rule?.include === undefined ? ['all'] : strings(rule.include, [])
  const all = included.includes('all') || included.includes('*')
  return [
    ...inherited.filter(({ name }) => {
      const text = String(name)
      return !ownNames.has(name) && !excluded.has(text) && (all || included.includes(text))
    }),
    ...own,
  ]
}

function versionNumber(value: unknown): string | number {
  if (value instanceof Float) return value.value
  return typeof value === 'number' ? value : String(value)
}

function compare(left: string | number, right: string | number): number {
  const difference = Number(left) - Number(right)
  if (!Number.isNaN(difference)) return difference
  return String(left) < String(right) ? -1 : 1
}
