import type { ErrorDetails, Manifest } from '@waypoint/contracts'
import type { CodeStart } from '../loaded-project.ts'
import type { PackedColumns } from './node-columns.ts'
import type { NodePlace } from './node-place.ts'
import type { SegmentFile, TextPlace } from './segments.ts'

/** Changes with every change of what the cache holds or means. */
export const CACHE_FORMAT = 6

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

/** What a schema file holds: the keys of its elements with what stands for their content. */
export type FileEntries = readonly (readonly [key: string, hash: string])[]

/** What changed since the lists of all nodes and files were written: these take the place of what is there. */
export interface CacheUpdate {
  readonly nodes: { readonly positions: readonly number[]; readonly columns: PackedColumns }
  readonly files: {
    readonly positions: readonly number[]
    readonly sizes: readonly number[]
    readonly modified: readonly number[]
    readonly changed: readonly number[]
    readonly hashes: readonly string[]
  }
  readonly entries: readonly (readonly [position: number, entries: FileEntries])[]
}

/** Everything about the last successful parse, except what the segments hold. */
export interface CacheIndex {
  readonly format: number
  /** Stands for everything that all files depend on: settings, vars, the engine itself. */
  readonly settings: string
  /** The flags and the command, where a template looked at them; null where none did. */
  readonly flags: string | null
  /** How the database is reached, where a template looked at it; null where none did. */
  readonly credentials: string | null
  /** Hash of each environment variable that was read; null for one that was not set. */
  readonly environment: Readonly<Record<string, string | null>>
  /** Milliseconds since 1970 when reading began: a file that is not older may have changed unnoticed. */
  readonly readAt: number
  /** Another one for every other content. */
  readonly revision: string
  /** The same for everything but the nodes' own content: the other sections, and who depends on whom. */
  readonly outline: string
  /** Hold nodes, sections and configurations; later ones hold what changed. */
  readonly segments: readonly SegmentFile[]
  /** Holds the lists of all nodes, of all files and of what the schema files contain. */
  readonly lists: SegmentFile & {
    readonly nodes: TextPlace
    readonly files: TextPlace
    readonly hashes: TextPlace
    readonly entries: TextPlace
  }
  readonly updates: readonly CacheUpdate[]
  readonly sections: Readonly<Partial<Record<SectionName, NodePlace>>>
  readonly macros: readonly CachedMacro[]
  /** unique_ids of the macros that more depends on than nodes. */
  readonly macrosForAll: readonly string[]
  readonly codeStarts: readonly (readonly [uniqueId: string, start: CodeStart])[]
  readonly warnings: readonly Omit<ErrorDetails, 'cause'>[]
}
