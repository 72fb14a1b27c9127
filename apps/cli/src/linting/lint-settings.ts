/** A layer of models: a folder with rules of its own. */
export interface Layer {
  readonly name: string
  /** Relative to the project, without a slash at the end. */
  readonly folder: string
  readonly names: RegExp
  readonly readsSources: boolean
  /** Layers, or `seeds` and `snapshots`; null: any. */
  readonly mayRead: readonly string[] | null
}

interface ThresholdSettings {
  /** Folders in whose SQL no number may be compared with. */
  readonly folders: readonly string[]
  /** Numbers that are no thresholds: nothing, all, one. */
  readonly allowed: readonly number[]
}

/** What only some databases understand, and what all do. */
interface Portable {
  readonly pattern: RegExp
  readonly instead: string
}

export interface Exception {
  readonly rule: string
  readonly names: readonly string[]
}

export interface LintSettings {
  readonly layers: readonly Layer[]
  readonly grain: RegExp
  /** What a description says of a model that has only one row, and so no key. */
  readonly singleRow: RegExp
  /** Generic tests that state a key. */
  readonly keyTests: readonly string[]
  readonly thresholds: ThresholdSettings
  readonly portable: readonly Portable[]
  readonly longestModel: number
  readonly longestYaml: number
  readonly off: readonly string[]
  readonly except: readonly Exception[]
}
