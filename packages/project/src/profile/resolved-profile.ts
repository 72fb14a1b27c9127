import type { SourceLocation } from '@waypoint/contracts'
import type { YamlPath } from '../yaml/yaml-position.ts'

/** One output of profiles.yml, rendered. */
export interface ResolvedProfile {
  readonly profileName: string
  readonly targetName: string
  /** Absolute path of the profiles.yml that was read. */
  readonly file: string
  readonly type: string
  readonly threads: number
  readonly credentials: Readonly<Record<string, unknown>>
  readonly database: string
  readonly schema: string
  /** The place of a key of the target in profiles.yml; of the target itself without one. */
  readonly place: (path: YamlPath) => SourceLocation
}
