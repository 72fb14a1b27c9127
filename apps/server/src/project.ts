import type { Manifest } from '@waypoint/contracts'
import type { SemanticLayer } from '@waypoint/semantics'
import type { ColumnGraph } from '@waypoint/sql'

/** One run of a schedule's job, as its history has it. */
export interface JobRun {
  readonly job: string
  readonly began_at: string
  readonly ended_at: string
  readonly status: string
  readonly reason: string
  readonly steps: readonly {
    readonly command: string
    readonly exit_code: number | null
    readonly seconds: number
    readonly output: string
  }[]
}

export interface Decision {
  readonly number: number
  readonly kind: 'force_match' | 'force_split'
  readonly one: string
  readonly other: string
  readonly author: string
  readonly reason: string
  readonly at: string
  readonly undone: { readonly author: string; readonly reason: string; readonly at: string } | null
}

export interface NewDecision {
  readonly kind: Decision['kind']
  readonly one: string
  readonly other: string
  readonly author: string
  readonly reason: string
}

export interface Decided {
  readonly decision: Decision
  /** Records that the last build does not know. */
  readonly unknown: readonly string[]
}

/** What is shown of a resource beside what the manifest says of it. */
export interface DescribedResource {
  readonly uniqueId: string
  readonly type: string
  readonly name: string
  readonly packageName: string
  readonly file: string
  readonly description: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly columns: readonly {
    readonly name: string
    readonly type: string
    readonly description: string
    readonly tests: readonly string[]
  }[]
  readonly tests: readonly string[]
  readonly parents: readonly string[]
  readonly children: readonly string[]
  readonly code: string
}

export interface TestSentence {
  readonly uniqueId: string
  readonly sentence: string
}

export interface ColumnLineage {
  readonly graph: ColumnGraph
  readonly untraced: readonly { readonly node: string; readonly reason: string }[]
}

/** The dbt project behind the published versions: what its last run left, and what people decide about it. */
export interface Project {
  /** The folder of manifest.json, run_results.json and the like. */
  readonly target: string
  /** The log that runs append to. */
  readonly logFile: string
  /** Null before the first run. */
  manifest(): Promise<Manifest | null>
  resources(): Promise<readonly DescribedResource[]>
  sentences(): Promise<readonly TestSentence[]>
  layer(): Promise<SemanticLayer | null>
  columnLineage(): Promise<ColumnLineage>
  jobs(): Promise<readonly JobRun[]>
  /** Why nothing can be decided here; absent where it can. */
  readonly undecided?: string
  /** Reads the warehouse, unless it is as it was. */
  decisions(): Promise<readonly Decision[]>
  /** Those that were read or made last, without a look at the warehouse: a build may have it. */
  rememberedDecisions(): readonly Decision[]
  decide(decision: NewDecision): Promise<Decided>
  undo(number: number, by: { readonly author: string; readonly reason: string }): Promise<Decided>
}
