import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'
import { locate, type YamlPath } from '../yaml/yaml-position.ts'
import type { SourceFile } from '../files/source-file.ts'
import type { Problems } from '../problems/problems.ts'

const SHARED = [
  'name',
  'description',
  'config',
  'columns',
  'tests',
  'data_tests',
  'docs',
  'meta',
  'tags',
] as const

/** What an element of each section may say; keys of dbt that are not listed are never near to these. */
const ELEMENT_KEYS: Readonly<Record<string, readonly string[]>> = {
  models: [
    ...SHARED,
    'access',
    'group',
    'constraints',
    'versions',
    'latest_version',
    'deprecation_date',
    'time_spine',
  ],
  seeds: [...SHARED],
  snapshots: [...SHARED, 'relation'],
  functions: [...SHARED, 'arguments', 'returns'],
  sources: [
    ...SHARED,
    'tables',
    'schema',
    'database',
    'loader',
    'loaded_at_field',
    'loaded_at_query',
    'freshness',
    'quoting',
    'overrides',
  ],
}

const COLUMN_KEYS: readonly string[] = [
  ...SHARED.filter((key) => key !== 'columns'),
  'data_type',
  'quote',
  'constraints',
  'policy_tags',
  'granularity',
]

/** Warns of keys that look like a misspelt one: they would be ignored without a word. */
export function checkPropertyKeys(element: YamlMap, path: YamlPath, context: KeyContext): void {
  const known = ELEMENT_KEYS[String(path[0])]
  if (known === undefined) return
  warnOfMisspelt(element, known, { ...context, path })
  const columns = Array.isArray(element.columns) ? element.columns : []
  columns.forEach((column: unknown, index) => {
    if (isMap(column)) warnOfMisspelt(column, COLUMN_KEYS, { ...context, path: [...path, 'columns', index] })
  })
}

export interface KeyContext {
  readonly file: SourceFile
  readonly problems: Problems
}

interface KeyPlace extends KeyContext {
  readonly path: YamlPath
}

function warnOfMisspelt(
  element: YamlMap,
  known: readonly string[],
  { file, problems, path }: KeyPlace,
): void {
  for (const key of Object.keys(element)) {
    const near = known.includes(key) ? undefined : nearestName(key, known)
    if (near === undefined) continue
    problems.warn(
      new WaypointError({
        code: 'unknown-property',
        message: `'${key}' means nothing here and is ignored`,
        location: locate(file.text, file.file, [...path, key]),
        hint: `Did you mean '${near}'?`,
      }),
    )
  }
}
