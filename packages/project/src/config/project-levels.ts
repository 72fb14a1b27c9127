import { isMap } from '../yaml/read-yaml.ts'
import type { ConfigMap } from './merge-config.ts'

/** The settings of dbt_project.yml that reach a node, outermost level first. */
export function projectLevels(section: ConfigMap, fqn: readonly string[]): readonly ConfigMap[] {
  const levels = [settingsOf(section)]
  let current = section
  for (const step of fqn) {
    const next = current[step]
    if (!isMap(next)) break
    levels.push(settingsOf(next))
    current = next
  }
  return levels
}

const KNOWN = new WeakMap<ConfigMap, ConfigMap>()

/** `+key` always is a setting; a bare key is one unless it holds a mapping (then it is a folder). */
function settingsOf(level: ConfigMap): ConfigMap {
  let settings = KNOWN.get(level)
  if (settings === undefined) {
    settings = Object.fromEntries(
      Object.entries(level).flatMap(([key, value]) => {
        if (key.startsWith('+')) return [[key.slice(1).trim(), value]]
        return isMap(value) ? [] : [[key, value]]
      }),
    )
    KNOWN.set(level, settings)
  }
  return settings
}
