import type { FileHash } from '@waypoint/contracts'

/** What a file is read as; follows from the folder it lies in and its ending. */
export type FileKind =
  | 'model'
  | 'seed'
  | 'snapshot'
  | 'test'
  | 'analysis'
  | 'function'
  | 'macro'
  | 'generic-test'
  | 'fixture'
  | 'docs'
  | 'yaml'
  | 'python'

/** One file of a package, found but not yet read. */
export interface FoundFile {
  readonly kind: FileKind
  readonly packageName: string
  /** Absolute. */
  readonly absolutePath: string
  /** Relative to the package's root, with `/`: `models/staging/stg_x.sql`. */
  readonly file: string
  /** Relative to the resource folder: `staging/stg_x.sql`. */
  readonly path: string
}

/** A file with its text; seeds have none. */
export interface SourceFile extends FoundFile {
  readonly text: string
  /** As dbt computes it: any white space counts as one space, except in seeds. */
  readonly checksum: FileHash
}
