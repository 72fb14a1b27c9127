/**
 * The resolved project, in the words of dbt's manifest v12: field names are the artifact's own,
 * so that encoding is a copy and whoever knows manifest.json knows these types.
 */

import type { ModelBatch } from './model-batch.ts'

export type ResourceType =
  | 'model'
  | 'seed'
  | 'snapshot'
  | 'test'
  | 'unit_test'
  | 'analysis'
  | 'operation'
  | 'source'
  | 'macro'
  | 'doc'
  | 'exposure'
  | 'metric'
  | 'group'
  | 'semantic_model'
  | 'saved_query'
  | 'function'

export interface FileHash {
  readonly name: 'sha256' | 'none' | 'path'
  readonly checksum: string
}

export interface RefArgs {
  readonly name: string
  readonly package: string | null
  readonly version: string | number | null
}

export interface DependsOn {
  readonly macros: readonly string[]
  readonly nodes: readonly string[]
}

export interface ColumnInfo {
  readonly name: string
  readonly description: string
  readonly data_type: string | null
  readonly meta: Readonly<Record<string, unknown>>
  readonly tags: readonly string[]
  readonly quote: boolean | null
  readonly constraints: readonly Readonly<Record<string, unknown>>[]
  readonly granularity?: string | null
  /** unique_ids of the docs blocks that the description is made of. */
  readonly doc_blocks?: readonly string[]
}

export interface Hook {
  readonly sql: string
  readonly transaction: boolean
  readonly index: number | null
}

/** The known keys; whatever else a project sets is kept beside them. */
export interface NodeConfig {
  readonly enabled: boolean
  readonly materialized: string
  readonly alias: string | null
  readonly schema: string | null
  readonly database: string | null
  readonly tags: readonly string[]
  readonly meta: Readonly<Record<string, unknown>>
  readonly 'pre-hook': readonly Hook[]
  readonly 'post-hook': readonly Hook[]
  readonly [key: string]: unknown
}

interface NodeIdentity {
  readonly unique_id: string
  readonly name: string
  readonly package_name: string
  /** Relative to the resource folder (`staging/stg_x.sql`). */
  readonly path: string
  /** Relative to the package's root (`models/staging/stg_x.sql`). */
  readonly original_file_path: string
  readonly fqn: readonly string[]
}

interface CompiledFields {
  readonly raw_code: string
  readonly language: string
  readonly refs: readonly RefArgs[]
  readonly sources: readonly (readonly [string, string])[]
  readonly metrics: readonly (readonly string[])[]
  /** `[name]` or `[package, name]` of user-defined functions. */
  readonly functions?: readonly (readonly string[])[]
  readonly depends_on: DependsOn
  readonly checksum: FileHash
}

interface RelationFields {
  readonly database: string | null
  readonly schema: string
  readonly alias: string
  readonly relation_name: string | null
}

interface DescribedFields {
  readonly description: string
  readonly columns: Readonly<Record<string, ColumnInfo>>
  readonly meta: Readonly<Record<string, unknown>>
  readonly tags: readonly string[]
  readonly docs: { readonly show: boolean; readonly node_color: string | null }
  readonly patch_path: string | null
  readonly config: NodeConfig
  readonly unrendered_config: Readonly<Record<string, unknown>>
  readonly doc_blocks?: readonly string[]
  readonly created_at: number
}

interface ExecutableNode extends NodeIdentity, CompiledFields, RelationFields, DescribedFields {}

export interface ModelNode extends ExecutableNode {
  readonly resource_type: 'model'
  readonly group: string | null
  readonly access: 'private' | 'protected' | 'public'
  readonly version: string | number | null
  readonly latest_version: string | number | null
  readonly contract: {
    readonly enforced: boolean
    readonly alias_types: boolean
    readonly checksum: string | null
  }
  readonly constraints: readonly Readonly<Record<string, unknown>>[]
  /** ISO 8601. */
  readonly deprecation_date?: string | null
  /** Columns that constraints or tests show to identify a row. */
  readonly primary_key?: readonly string[]
  readonly time_spine?: Readonly<Record<string, unknown>> | null
  /** Only while one batch of a microbatch model runs. */
  readonly batch?: ModelBatch
}

export interface SeedNode extends ExecutableNode {
  readonly resource_type: 'seed'
  /** Absolute folder of the package that holds the CSV file. */
  readonly root_path: string
}

export interface SnapshotNode extends ExecutableNode {
  readonly resource_type: 'snapshot'
}

export interface AnalysisNode extends ExecutableNode {
  readonly resource_type: 'analysis'
}

export interface FunctionArgument {
  readonly name: string
  readonly data_type: string
  readonly description: string
  readonly default_value: unknown
}

/** A function in the warehouse. The artifact writes these to `functions`; here they are nodes among others. */
export interface FunctionNode extends ExecutableNode {
  readonly resource_type: 'function'
  readonly arguments: readonly FunctionArgument[]
  readonly returns: { readonly data_type: string; readonly description: string }
}

export interface OperationNode extends ExecutableNode {
  readonly resource_type: 'operation'
  readonly index: number
}

export interface TestMetadata {
  readonly name: string
  readonly kwargs: Readonly<Record<string, unknown>>
  readonly namespace: string | null
}

/** A singular test has no `test_metadata`; a generic one has it and may hang on a column. */
export interface TestNode extends ExecutableNode {
  readonly resource_type: 'test'
  readonly test_metadata: TestMetadata | null
  readonly column_name: string | null
  readonly file_key_name: string | null
  readonly attached_node: string | null
}

export type ManifestNode =
  | ModelNode
  | SeedNode
  | SnapshotNode
  | AnalysisNode
  | FunctionNode
  | OperationNode
  | TestNode

export interface SourceNode extends NodeIdentity {
  readonly resource_type: 'source'
  readonly source_name: string
  readonly source_description: string
  readonly loader: string
  readonly identifier: string
  readonly database: string | null
  readonly schema: string
  readonly relation_name: string | null
  readonly quoting: Readonly<Record<string, boolean | null>>
  readonly loaded_at_field: string | null
  readonly freshness: Readonly<Record<string, unknown>> | null
  readonly external: Readonly<Record<string, unknown>> | null
  readonly description: string
  readonly columns: Readonly<Record<string, ColumnInfo>>
  readonly meta: Readonly<Record<string, unknown>>
  readonly source_meta: Readonly<Record<string, unknown>>
  readonly tags: readonly string[]
  readonly config: Readonly<Record<string, unknown>>
  readonly unrendered_config: Readonly<Record<string, unknown>>
  /** As written, before Jinja was rendered; null when not written. */
  readonly patch_path?: string | null
  readonly unrendered_database?: string | null
  readonly unrendered_schema?: string | null
  readonly doc_blocks?: readonly string[]
  readonly created_at: number
}

export interface MacroNode {
  readonly resource_type: 'macro'
  readonly unique_id: string
  readonly name: string
  readonly package_name: string
  readonly path: string
  readonly original_file_path: string
  readonly macro_sql: string
  readonly depends_on: { readonly macros: readonly string[] }
  readonly description: string
  readonly meta: Readonly<Record<string, unknown>>
  readonly docs: { readonly show: boolean; readonly node_color: string | null }
  readonly patch_path: string | null
  readonly arguments: readonly Readonly<Record<string, unknown>>[]
  readonly created_at: number
  readonly supported_languages: readonly string[] | null
}

export interface DocNode {
  readonly resource_type: 'doc'
  readonly unique_id: string
  readonly name: string
  readonly package_name: string
  readonly path: string
  readonly original_file_path: string
  readonly block_contents: string
}

/** Exposures, metrics, groups, semantic models and saved queries as the artifact writes them. */
export interface DeclaredNode extends NodeIdentity {
  readonly resource_type: 'exposure' | 'metric' | 'group' | 'semantic_model' | 'saved_query' | 'unit_test'
  readonly depends_on: DependsOn
  readonly [key: string]: unknown
}

/** The resolved project: maps keyed by unique_id. */
export interface Manifest {
  readonly metadata: {
    readonly project_name: string
    readonly project_id: string
    readonly adapter_type: string
    readonly invocation_id: string
    readonly generated_at: string
    readonly quoting?: Readonly<Record<string, boolean | null>>
    /** What `DBT_ENV_CUSTOM_ENV_…` adds. */
    readonly env?: Readonly<Record<string, string>>
  }
  readonly nodes: Readonly<Record<string, ManifestNode>>
  readonly sources: Readonly<Record<string, SourceNode>>
  readonly macros: Readonly<Record<string, MacroNode>>
  readonly docs: Readonly<Record<string, DocNode>>
  readonly exposures: Readonly<Record<string, DeclaredNode>>
  readonly metrics: Readonly<Record<string, DeclaredNode>>
  readonly groups: Readonly<Record<string, DeclaredNode>>
  readonly semantic_models: Readonly<Record<string, DeclaredNode>>
  readonly saved_queries: Readonly<Record<string, DeclaredNode>>
  readonly unit_tests: Readonly<Record<string, DeclaredNode>>
  /** Nodes whose `enabled` is false, as in the artifact. */
  readonly disabled: Readonly<Record<string, readonly (ManifestNode | SourceNode | DeclaredNode)[]>>
  /** The named selectors of selectors.yml. */
  readonly selectors?: Readonly<Record<string, unknown>>
  /** unique_id → unique_ids it depends on / that depend on it. */
  readonly parent_map: Readonly<Record<string, readonly string[]>>
  readonly child_map: Readonly<Record<string, readonly string[]>>
}
