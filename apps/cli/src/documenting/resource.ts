/** What the documentation shows of one member of a project. */
export interface Resource {
  readonly uniqueId: string
  readonly type: string
  readonly name: string
  readonly packageName: string
  readonly file: string
  readonly description: string
  /** Short facts by their label: relation, materialization, owner. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly columns: readonly ResourceColumn[]
  /** Tests of the whole resource. */
  readonly tests: readonly string[]
  /** unique_ids of resources that the documentation shows. */
  readonly parents: readonly string[]
  readonly children: readonly string[]
  readonly code: string
  /** The SQL that the code became, where it was compiled. */
  readonly compiled?: string
}

export interface ResourceColumn {
  readonly name: string
  readonly type: string
  readonly description: string
  readonly tests: readonly string[]
}
