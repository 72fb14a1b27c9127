import type { FileHash } from '@waypoint/contracts'
import type { ConfigurableType } from '../config/defaults.ts'
import type { ConfigMap } from '../config/merge-config.ts'
import type { YamlMap } from '../yaml/read-yaml.ts'
import type { Properties } from './properties.ts'

/** A node before it was rendered: what its file and its YAML say by themselves. */
export interface NodeSpec {
  readonly type: ConfigurableType
  readonly uniqueId: string
  readonly name: string
  readonly packageName: string
  readonly path: string
  readonly file: string
  readonly fqn: readonly string[]
  readonly rawCode: string
  /** Where rawCode begins in its file. */
  readonly line: number
  readonly column: number
  readonly checksum: FileHash
  readonly properties: Properties | null
  /** The layer that YAML adds to the configuration. */
  readonly yamlConfig: ConfigMap
  /** The same before its Jinja was rendered, where it is not simply the element's own. */
  readonly writtenYaml?: ConfigMap
  /** What YAML describes: `description`, `columns`, … of the element or of one version of it. */
  readonly described: YamlMap
  readonly version?: string | number
  readonly latestVersion?: string | number | null
  /** Tags that are not configuration, e.g. of the column a test hangs on. */
  readonly extraTags?: readonly string[]
}

export interface CodePlace {
  readonly code: string
  readonly line: number
  readonly column: number
}

/** A file's code without the white space around it, as dbt keeps it, and where it begins. */
export function trimmed(text: string, line = 1): CodePlace {
  const code = text.trim()
  const before = text.slice(0, text.indexOf(code))
  const lastBreak = before.lastIndexOf('\n')
  return { code, line: line + before.split('\n').length - 1, column: before.length - lastBreak }
}
