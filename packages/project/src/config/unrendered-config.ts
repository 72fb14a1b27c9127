import type { ConfigurableType } from './defaults.ts'
import type { ConfigMap } from './merge-config.ts'
import { sectionOf } from './node-config.ts'
import type { ProjectConfig } from './project-config.ts'
import { projectLevels } from './project-levels.ts'
import { writtenCall } from './written-call.ts'

export interface WrittenLayers {
  readonly type: ConfigurableType
  readonly fqn: readonly string[]
  readonly own: ProjectConfig
  readonly root: ProjectConfig
  /** The configuration in YAML before its Jinja was rendered. */
  readonly yaml: ConfigMap
  /** Whether there is no file but the YAML. */
  readonly isYamlOnly: boolean
  readonly code: string
  /** What `config(…)` was called with, also by macros. */
  readonly rendered: ConfigMap
}

/** What is written, before Jinja made it different for every target. The last one to say something has the word. */
export function unrenderedConfig({ type, fqn, own, root, ...written }: WrittenLayers): ConfigMap {
  const section = sectionOf(type)
  const layers = [
    ...projectLevels(own.writtenConfigs[section], fqn),
    isTakenTwice(type, written.isYamlOnly) ? twice(written.yaml) : written.yaml,
    ...(own.name === root.name ? [] : projectLevels(root.writtenConfigs[section], fqn)),
    inFile(type, written),
  ]
  return Object.assign({}, ...layers) as ConfigMap
}

/** dbt adds the lists of these twice, and finds them modified where they are not. */
function isTakenTwice(type: ConfigurableType, isYamlOnly: boolean): boolean {
  return type === 'analysis' || type === 'function' || (type === 'snapshot' && isYamlOnly)
}

function twice(yaml: ConfigMap): ConfigMap {
  return Object.fromEntries(
    Object.entries(yaml).map(([key, value]) => [key, Array.isArray(value) ? [...value, ...value] : value]),
  )
}

/** A call that only a macro writes counts as it was made, and so do the tags of a test. */
function inFile(
  type: ConfigurableType,
  { code, rendered }: Pick<WrittenLayers, 'code' | 'rendered'>,
): ConfigMap {
  const call = writtenCall(code)
  if (Object.keys(call).length === 0) return rendered
  const isGeneric = type === 'test' && code.includes('_dbt_generic_test_kwargs')
  return isGeneric && rendered.tags !== undefined ? { ...call, tags: rendered.tags } : call
}
