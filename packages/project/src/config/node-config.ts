import type { NodeConfig } from '@waypoint/contracts'
import { CONFIG_DEFAULTS, type ConfigurableType } from './defaults.ts'
import { toHook } from './hooks.ts'
import { type ConfigMap, mergeConfig } from './merge-config.ts'
import type { ConfigSection, ProjectConfig } from './project-config.ts'
import { projectLevels } from './project-levels.ts'

export interface ConfigLayers {
  readonly type: ConfigurableType
  readonly fqn: readonly string[]
  /** The project the node belongs to, and the root project, which has the last word over a package. */
  readonly own: ProjectConfig
  readonly root: ProjectConfig
  /** From the YAML properties. */
  readonly properties: ConfigMap
  /** From `config(…)` in the file. */
  readonly inFile: ConfigMap
}

const SECTION_OF: Readonly<Record<ConfigurableType, ConfigSection>> = {
  model: 'models',
  seed: 'seeds',
  snapshot: 'snapshots',
  test: 'data_tests',
  analysis: 'models',
  operation: 'models',
}

/** The node's configuration: defaults < project file < YAML properties < config() < the root project's. */
export function nodeConfig(layers: ConfigLayers): NodeConfig {
  const written = writtenConfig(layers)
  const merged: ConfigMap = mergeConfig(CONFIG_DEFAULTS[layers.type], written)
  const finished = {
    ...merged,
    'pre-hook': hooks(merged['pre-hook']),
    'post-hook': hooks(merged['post-hook']),
  }
  if (layers.type !== 'test') return finished as unknown as NodeConfig
  const { 'pre-hook': _pre, 'post-hook': _post, ...test } = finished
  return withStoreFailures(test) as unknown as NodeConfig
}

/** What somebody wrote somewhere, merged; the artifact's `unrendered_config`. */
export function writtenConfig(layers: ConfigLayers): ConfigMap {
  const section = SECTION_OF[layers.type]
  const isPackage = layers.own.name !== layers.root.name
  const all = [
    ...projectLevels(layers.own.resourceConfigs[section], layers.fqn),
    layers.properties,
    layers.inFile,
    ...(isPackage ? projectLevels(layers.root.resourceConfigs[section], layers.fqn) : []),
  ]
  return all.reduce<ConfigMap>(mergeConfig, {})
}

function hooks(value: unknown): readonly unknown[] {
  return (Array.isArray(value) ? value : []).map(toHook)
}

/** `store_failures_as` wins over `store_failures`; each implies the other. */
function withStoreFailures(config: ConfigMap): ConfigMap {
  const { store_failures: flag, store_failures_as: form } = config
  if (form === null || form === undefined) {
    const implied = flag === true ? 'table' : flag === false ? 'ephemeral' : null
    return { ...config, store_failures_as: implied }
  }
  return { ...config, store_failures: form !== 'ephemeral' }
}
