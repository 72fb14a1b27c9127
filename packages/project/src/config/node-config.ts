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

export function sectionOf(type: ConfigurableType): ConfigSection {
  return SECTION_OF[type]
}

const SECTION_OF: Readonly<Record<ConfigurableType, ConfigSection>> = {
  model: 'models',
  seed: 'seeds',
  snapshot: 'snapshots',
  test: 'data_tests',
  analysis: 'models',
  function: 'functions',
  operation: 'models',
}

export interface ConfiguredNode {
  readonly config: NodeConfig
  /** What somebody wrote somewhere, merged. */
  readonly written: ConfigMap
}

/**
 * The node's configuration: defaults < project file < YAML properties < config() < the root project's.
 * Nodes that only the project file configures share one object.
 */
export function configureNode(layers: ConfigLayers): ConfiguredNode {
  const section = SECTION_OF[layers.type]
  const levels = projectLevels(layers.own.resourceConfigs[section], layers.fqn)
  const isPackage = layers.own.name !== layers.root.name
  const base = configuredByProject(layers, levels)
  if (isEmpty(layers.properties) && isEmpty(layers.inFile) && !isPackage) return base
  const written = [
    layers.properties,
    layers.inFile,
    ...(isPackage ? projectLevels(layers.root.resourceConfigs[section], layers.fqn) : []),
  ].reduce<ConfigMap>(mergeConfig, base.written)
  return { written, config: finished(layers.type, written) }
}

const BY_PROJECT = new WeakMap<ProjectConfig, Map<string, ConfiguredNode>>()

function configuredByProject({ own, type, fqn }: ConfigLayers, levels: readonly ConfigMap[]): ConfiguredNode {
  let known = BY_PROJECT.get(own)
  if (known === undefined) {
    known = new Map()
    BY_PROJECT.set(own, known)
  }
  const key = [type, ...fqn.slice(0, levels.length - 1)].join('/')
  let configured = known.get(key)
  if (configured === undefined) {
    const written = levels.reduce<ConfigMap>(mergeConfig, {})
    configured = { written, config: finished(type, written) }
    known.set(key, configured)
  }
  return configured
}

function isEmpty(layer: ConfigMap): boolean {
  return Object.keys(layer).length === 0
}

function finished(type: ConfigurableType, written: ConfigMap): NodeConfig {
  const merged: ConfigMap = mergeConfig(CONFIG_DEFAULTS[type], written)
  const config = {
    ...merged,
    'pre-hook': hooks(merged['pre-hook']),
    'post-hook': hooks(merged['post-hook']),
  }
  if (type !== 'test') return config as unknown as NodeConfig
  const { 'pre-hook': _pre, 'post-hook': _post, ...test } = config
  return withStoreFailures(test) as unknown as NodeConfig
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
