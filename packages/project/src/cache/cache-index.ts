import type { ErrorDetails, Manifest } from '@waypoint/contracts'
import type { CodeStart } from '../loaded-project.ts'
import type { FoundFile } from '../files/source-file.ts'
import type { NodeColumns, NodePlace } from './node-index.ts'

/** Changes with every change of what the cache holds or means. */
export const CACHE_FORMAT = 1

/** A file as it was when it was read. */
export interface CachedFile extends FoundFile {
  readonly size: number
  readonly modifiedAt: number
  readonly changedAt: number
  readonly hash: string
  /** The resources that the file defines or describes: files that share one are read together. */
  readonly keys: readonly string[]
}

export interface CachedMacro {
  readonly uniqueId: string
  readonly name: string
  readonly packageName: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly kind: string
}

export type SectionName = Exclude<
  keyof Manifest,
  'metadata' | 'nodes' | 'selectors' | 'parent_map' | 'child_map'
>

/** Everything about the last successful parse, except what the segments hold. */
export interface CacheIndex {
  readonly format: number
  /** Stands for everything that all files depend on: settings, vars, the engine itself. */
  readonly settings: string
  /** The flags and the command, where a template looked at them; null where none did. */
  readonly flags: string | null
  /** Hash of each environment variable that was read; null for one that was not set. */
  readonly environment: Readonly<Record<string, string | null>>
  /** Milliseconds since 1970 when reading began: a file that is not older may have changed unnoticed. */
  readonly readAt: number
  /** Another one for every other content. */
  readonly revision: string
  /** The same for everything but the nodes' own content: the other sections, and who depends on whom. */
  readonly outline: string
  readonly files: readonly CachedFile[]
  readonly segments: readonly { readonly name: string; readonly size: number }[]
  readonly nodes: NodeColumns
  readonly configs: NodePlace
  readonly sections: Readonly<Partial<Record<SectionName, NodePlace>>>
  readonly macros: readonly CachedMacro[]
  readonly codeStarts: readonly (readonly [uniqueId: string, start: CodeStart])[]
  readonly warnings: readonly Omit<ErrorDetails, 'cause'>[]
}
