import type { ContextEnvironment, ContextOutput, NodeResolver } from '@waypoint/context'
import type { Manifest, ManifestNode, WaypointError } from '@waypoint/contracts'
import type { MacroLibrary } from './macros/macro-library.ts'
import type { ProjectConfig } from './config/project-config.ts'
import type { ResolvedProfile } from './profile/resolved-profile.ts'
import type { ProjectSelectors } from './selectors/project-selectors.ts'

/** A project that was read, parsed and resolved without a mistake. */
export interface LoadedProject {
  readonly rootDir: string
  readonly config: ProjectConfig
  /** Root project first, then the installed packages. */
  readonly packages: readonly PackageLocation[]
  readonly profile: ResolvedProfile
  readonly selectors: ProjectSelectors
  readonly manifest: Manifest
  readonly macros: MacroLibrary
  /** Values of secret environment variables that were read: to be masked wherever text leaves the process. */
  readonly secrets: ReadonlySet<string>
  readonly warnings: readonly WaypointError[]
  /** Names the state of everything in the manifest but its metadata; null where that is not known. */
  readonly revision: string | null
  /** The same without the content of nodes: the other sections, which nodes there are, and who depends on whom. */
  readonly outline: string | null
  /** Names the state of one node: the same revision, the same node. Null where that is not known. */
  readonly revisionOf: (uniqueId: string) => string | null
  /** Where a node's raw_code begins in its file: dbt drops the white space before it, and a snapshot is a block. */
  readonly codeStart: (uniqueId: string) => CodeStart
  /** The context of one node at run time; the caller adds its resolver and the database names. */
  environmentFor(node: ManifestNode, services: RunServices): ContextEnvironment
}

/** Both count from 1. */
export interface CodeStart {
  readonly line: number
  readonly column: number
}

export interface PackageLocation {
  readonly name: string
  readonly rootDir: string
}

export interface RunServices {
  readonly resolver: NodeResolver
  readonly output: ContextOutput
  readonly names: ContextEnvironment['names']
  readonly selectedResources: () => readonly string[]
  readonly flags: Readonly<Record<string, unknown>>
}
