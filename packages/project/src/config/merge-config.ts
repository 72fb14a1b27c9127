import { DECLARED_KEYS } from './defaults.ts'
import { isMap } from '../yaml/read-yaml.ts'

export type ConfigMap = Readonly<Record<string, unknown>>

const APPENDED: ReadonlySet<string> = new Set(['tags', 'pre-hook', 'post-hook', 'packages'])
const MERGED: ReadonlySet<string> = new Set([
  'quoting',
  'column_types',
  'meta',
  'docs',
  'contract',
  'snapshot_meta_column_names',
])

/**
 * One more layer of configuration: lists such as tags and hooks grow, meta merges, the rest is replaced. As in
 * dbt, null takes back only what a project made up itself.
 */
export function mergeConfig(base: ConfigMap, layer: ConfigMap): ConfigMap {
  const merged: Record<string, unknown> = { ...base }
  for (const writtenKey in layer) {
    const value = layer[writtenKey]
    const key = HOOK_NAMES[writtenKey] ?? writtenKey
    const previous = merged[key]
    if (value === null && previous !== undefined && DECLARED_KEYS.has(key)) continue
    if (APPENDED.has(key)) merged[key] = [...listOf(previous), ...listOf(value)]
    else if (MERGED.has(key) && isMap(value)) merged[key] = { ...(isMap(previous) ? previous : {}), ...value }
    else if (key === 'grants' && isMap(value))
      merged[key] = mergeGrants(isMap(previous) ? previous : {}, value)
    else merged[key] = value
  }
  return merged
}

const HOOK_NAMES: Readonly<Record<string, string>> = { pre_hook: 'pre-hook', post_hook: 'post-hook' }

/** `+select: […]` adds to the grantees, `select: […]` replaces them. */
function mergeGrants(base: ConfigMap, layer: ConfigMap): ConfigMap {
  const merged: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(layer)) {
    const name = key.replace(/^\+/, '')
    merged[name] = key.startsWith('+') ? [...listOf(merged[name]), ...listOf(value)] : listOf(value)
  }
  return merged
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}
