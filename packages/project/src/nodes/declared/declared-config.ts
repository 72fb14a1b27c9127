import type { DeclaredNode } from '@waypoint/contracts'
import { type ConfigMap, mergeConfig } from '../../config/merge-config.ts'
import type { ConfigSection } from '../../config/project-config.ts'
import { projectLevels } from '../../config/project-levels.ts'
import { strings } from '../../config/typed-settings.ts'
import { projectOf, type ResolveState } from '../../resolve/resolve-state.ts'
import { isMap, type YamlMap } from '../../yaml/read-yaml.ts'

type DeclaredType = DeclaredNode['resource_type']

const DEFAULTS: Readonly<Record<DeclaredType, ConfigMap>> = {
  exposure: { enabled: true, tags: [], meta: {} },
  group: { meta: {} },
  metric: { enabled: true, group: null, meta: {} },
  semantic_model: { enabled: true, group: null, meta: {} },
  saved_query: {
    enabled: true,
    group: null,
    meta: {},
    export_as: null,
    schema: null,
    cache: { enabled: false },
  },
  unit_test: { tags: [], meta: {}, enabled: true, static_analysis: null },
}

const SECTION: Readonly<Record<DeclaredType, ConfigSection | null>> = {
  exposure: 'exposures',
  group: null,
  metric: 'metrics',
  semantic_model: 'semantic-models',
  saved_query: 'saved-queries',
  unit_test: 'unit_tests',
}

export interface ConfigPlace {
  readonly type: DeclaredType
  readonly packageName: string
  readonly fqn: readonly string[]
}

/** What is configured: defaults, the project file, the element itself; a package yields to the root project. */
export function declaredConfig(data: YamlMap, place: ConfigPlace, state: ResolveState): ConfigMap {
  return mergeConfig(DEFAULTS[place.type], writtenDeclaredConfig(data, place, state))
}

export function writtenDeclaredConfig(data: YamlMap, place: ConfigPlace, state: ResolveState): ConfigMap {
  const own = isMap(data.config) ? data.config : {}
  const section = SECTION[place.type]
  if (section === null) return own
  const project = projectOf(state, place.packageName)
  const layers = [
    ...projectLevels(project.resourceConfigs[section], place.fqn),
    own,
    ...(project === state.root ? [] : projectLevels(state.root.resourceConfigs[section], place.fqn)),
  ]
  return layers.reduce<ConfigMap>(mergeConfig, {})
}

/** Tags and meta that an element shows, written beside `config:` or in it. */
export function tagsAndMeta(
  data: YamlMap,
  config: ConfigMap,
): { readonly tags: readonly string[]; readonly meta: YamlMap } {
  const tags = [...new Set([...strings(data.tags, []), ...strings(config.tags, [])])]
  const meta = { ...(isMap(data.meta) ? data.meta : {}), ...(isMap(config.meta) ? config.meta : {}) }
  return { tags: tags.toSorted((left, right) => (left < right ? -1 : 1)), meta }
}
