import type { WaypointError } from '@waypoint/contracts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'
import { misspeltKeys, type Shape, shapeOf, type YamlText } from '../yaml/misspelt-keys.ts'
import type { YamlPath } from '../yaml/yaml-position.ts'
import type { ConfigurableType } from './defaults.ts'
import { knownKeys } from './known-keys.ts'

/** dbt's own and those of packages: any may be there, but not a misspelt one of these. */
const FLAGS: readonly string[] = [
  'cache_selected_only',
  'debug',
  'fail_fast',
  'hints_enabled',
  'indirect_selection',
  'log_format',
  'log_format_file',
  'log_level',
  'log_level_file',
  'maximum_seed_size_mib',
  'partial_parse',
  'populate_cache',
  'printer_width',
  'send_anonymous_usage_stats',
  'static_parser',
  'use_colors',
  'use_colors_file',
  'use_experimental_parser',
  'use_v2_parser',
  'v2_parser',
  'version_check',
  'warn_error',
  'warn_error_options',
  'write_json',
  'quiet',
  'store_failures',
  'full_refresh',
]

const SETTINGS: Shape = {
  keys: [],
  below: {
    flags: { keys: FLAGS },
    dispatch: shapeOf('macro_namespace search_order'),
    'query-comment': shapeOf('comment append job-label'),
    quoting: shapeOf('database schema identifier snowflake_ignore_case'),
  },
}

const SECTIONS: Readonly<Record<string, ConfigurableType>> = {
  models: 'model',
  seeds: 'seed',
  snapshots: 'snapshot',
  tests: 'test',
  data_tests: 'test',
  analyses: 'analysis',
  functions: 'function',
}

/** Warnings of keys within the settings of dbt_project.yml that are probably misspelt. */
export function misspeltSettings(data: YamlMap, source: YamlText): readonly WaypointError[] {
  const configs = Object.entries(SECTIONS).flatMap(([section, type]) =>
    misspeltConfigs(data[section], { type, source, path: [section] }),
  )
  return [...misspeltKeys(data, SETTINGS, { ...source, path: [] }), ...configs]
}

interface ConfigPlace {
  readonly type: ConfigurableType
  readonly source: YamlText
  readonly path: YamlPath
}

/** `+key` is a setting and a bare mapping a folder; a bare value may be either's, so it is a setting. */
function misspeltConfigs(level: unknown, { type, source, path }: ConfigPlace): readonly WaypointError[] {
  if (!isMap(level)) return []
  const keys = [...knownKeys(type)].flatMap((key) => [`+${key}`, key, `+${key.replaceAll('_', '-')}`])
  return Object.entries(level).flatMap(([key, value]) => {
    if (isMap(value) && !key.startsWith('+')) {
      return misspeltConfigs(value, { type, source, path: [...path, key] })
    }
    return misspeltKeys({ [key]: value }, { keys }, { ...source, path })
  })
}
