import { createContext, type NodeContext, Relation, templateOptions } from '@waypoint/context'
import {
  type ManifestNode,
  type ModelNode,
  type NodeConfig,
  type SourceLocation,
  WaypointError,
} from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import { compileTemplate, type Scope, TemplateError } from '@waypoint/jinja'
import { type ConfiguredNode, configureNode } from '../config/node-config.ts'
import { fromTemplateError } from '../problems/template-problem.ts'
import type { ConfigMap } from '../config/merge-config.ts'
import { unrenderedConfig } from '../config/unrendered-config.ts'
import { checkCalls } from './check-calls.ts'
import { checkConfig } from './check-config.ts'
import { renderForeignKeys } from './foreign-keys.ts'
import { docBlocks } from './doc-blocks.ts'
import { missingName } from './missing-name.ts'
import { nameRelation } from './name-relation.ts'
import type { NodeSpec } from './node-spec.ts'
import { ParseResolver } from './parse-resolver.ts'
import { deprecationDate, timeSpine } from './model-facts.ts'
import { functionSignature } from './function-signature.ts'
import { columnsOf, configOfProperties, describe } from './properties.ts'
import { parseEnvironment, projectOf, type ResolveState } from './resolve-state.ts'
import { isTypeScript, recordStaticModel } from '../typescript/record-static-model.ts'
import { isMap } from '../yaml/read-yaml.ts'

/** A node with what its template asked for; its dependencies are not yet resolved. */
export interface BuiltNode<Node extends ManifestNode = ManifestNode> {
  readonly node: Node
  readonly spec: NodeSpec
  readonly recorded: ParseResolver
  /** Where mistakes in its references are shown; the calls themselves by default. */
  readonly location?: () => SourceLocation
  /** unique_ids of all macros that were called to make it, also by other macros. */
  readonly uses: readonly string[]
}

/** How the template of a node is rendered; generic tests render theirs with arguments. */
export type Render = (scope: NodeContext, recorded: ParseResolver) => void

/** Renders a node's template and hooks without a database and works out its configuration and names. */
export function buildNode(spec: NodeSpec, state: ResolveState, render: Render = renderCode(spec)): BuiltNode {
  const { result, used } = state.library.trace.during(() => renderNode(spec, state, render))
  return { ...result, uses: [...used] }
}

function renderNode(spec: NodeSpec, state: ResolveState, render: Render): Omit<BuiltNode, 'uses'> {
  const { database, schema } = state.profile
  const recorded = new ParseResolver(new Relation({ database, schema, identifier: spec.name }))
  const before = configured(spec, state, recorded)
  const draft = draftOf(spec, before.config, state)
  const context = createContext(
    parseEnvironment(state, spec.packageName, { node: draft, resolver: recorded }),
    {
      onMacroCall: (macro) => recorded.macros.add(macro.uniqueId),
    },
  )
  const failure = attempt(() => {
    render(context, recorded)
    if (spec.type === 'model') renderForeignKeys(spec, context)
  })
  const configuration = recorded.configures ? configured(spec, state, recorded) : before
  const { config } = configuration
  const { enabled } = config
  if (failure !== undefined && enabled) state.problems.error(describeFailure(failure, context))
  if (enabled) reportMistakes(spec, config, state, recorded)
  if (enabled && failure === undefined && !isTypeScript(spec)) checkCalls(spec, context, state)
  const node = nameRelation(withConfig(draft, config, spec), state)
  const hookFailure = attempt(() => renderHooks(node, spec, context))
  if (hookFailure !== undefined && enabled) state.problems.error(describeFailure(hookFailure, context))
  return {
    node: withRecords(node, writtenConfig(spec, recorded, state), { recorded, spec, state }),
    spec,
    recorded,
  }
}

function renderCode(spec: NodeSpec): Render {
  if (isTypeScript(spec)) return (_scope, recorded) => recordStaticModel(spec, recorded)
  return (scope) => {
    if (spec.rawCode === '') return
    const place = { file: spec.file, line: spec.line, column: spec.column }
    compileTemplate(spec.rawCode, templateOptions(place)).renderSync(scope)
  }
}

function configured(spec: NodeSpec, state: ResolveState, recorded: ParseResolver): ConfiguredNode {
  return configureNode({
    type: spec.type,
    fqn: spec.fqn,
    own: projectOf(state, spec.packageName),
    root: state.root,
    properties: spec.yamlConfig,
    inFile: recorded.config,
  })
}

function writtenConfig(spec: NodeSpec, recorded: ParseResolver, state: ResolveState): ConfigMap {
  const { properties } = spec
  return unrenderedConfig({
    type: spec.type,
    fqn: spec.fqn,
    own: projectOf(state, spec.packageName),
    root: state.root,
    yaml: spec.writtenYaml ?? (properties === null ? {} : configOfProperties(properties.entry.data)),
    isYamlOnly: properties?.entry.file.file === spec.file,
    code: isTypeScript(spec) ? '' : spec.rawCode,
    rendered: recorded.config,
  })
}

function draftOf(spec: NodeSpec, config: NodeConfig, state: ResolveState): ManifestNode {
  const { database, schema } = state.profile
  const draft = {
    unique_id: spec.uniqueId,
    resource_type: spec.type,
    name: spec.name,
    package_name: spec.packageName,
    path: spec.path,
    original_file_path: spec.file,
    fqn: spec.fqn,
    raw_code: spec.rawCode,
    language: isTypeScript(spec) ? 'typescript' : 'sql',
    refs: [],
    sources: [],
    metrics: [],
    depends_on: { macros: [], nodes: [] },
    checksum: spec.checksum,
    database,
    schema,
    alias: spec.name,
    relation_name: null,
    description: '',
    columns: {},
    meta: {},
    tags: [],
    docs: { show: true, node_color: null },
    patch_path: null,
    config,
    unrendered_config: {},
    created_at: state.now,
    ...(spec.type === 'model'
      ? {
          group: null,
          access: 'protected',
          version: spec.version ?? null,
          latest_version: spec.latestVersion ?? null,
          contract: { enforced: false, alias_types: true, checksum: null },
          constraints: [],
        }
      : {}),
  }
  return draft as unknown as ManifestNode
}

/** Copies to the node what the artifact shows both there and in its configuration. */
function withConfig(draft: ManifestNode, config: NodeConfig, spec: NodeSpec): ManifestNode {
  const docs = config.docs as ManifestNode['docs'] | undefined
  const common: Readonly<Record<string, unknown>> = {
    config,
    tags: [...new Set([...(spec.extraTags ?? []), ...config.tags])],
    meta: config.meta,
    docs: docs ?? draft.docs,
  }
  if (draft.resource_type !== 'model') {
    return Object.assign(draft, common, { group: config.group ?? null })
  }
  const contract = config.contract as { enforced: boolean; alias_types: boolean }
  return Object.assign(draft, common, {
    group: typeof config.group === 'string' ? config.group : null,
    access: config.access === 'private' || config.access === 'public' ? config.access : 'protected',
    contract: { ...contract, checksum: null },
  })
}

interface BuildContext {
  readonly recorded: ParseResolver
  readonly spec: NodeSpec
  readonly state: ResolveState
}

/** Adds to the node, which nobody else has seen yet, what its template asked for. */
function withRecords(
  node: ManifestNode,
  written: ManifestNode['unrendered_config'],
  { recorded, spec, state }: BuildContext,
): ManifestNode {
  const { properties, described } = spec
  return Object.assign(node, {
    refs: recorded.refs.map((ref) => ref.args),
    sources: recorded.sources.map((source) => source.names),
    metrics: [...recorded.metrics.values()],
    ...(recorded.functions.length === 0 ? {} : { functions: recorded.functions.map(({ names }) => names) }),
    depends_on: { macros: [...recorded.macros], nodes: [] },
    unrendered_config: written,
    ...(properties === null
      ? {}
      : {
          description: describe(described.description, properties, state),
          columns: columnsOf(described.columns, properties, state),
          doc_blocks: docBlocks(described.description, state.docs),
          patch_path: `${properties.entry.file.packageName}://${properties.entry.file.file}`,
        }),
    ...(node.resource_type === 'model' ? modelFacts(spec) : {}),
    ...(node.resource_type === 'function' ? functionSignature(spec, state) : {}),
  })
}

/** What only YAML can say of a model. */
function modelFacts({ described }: NodeSpec): Partial<ModelNode> {
  return {
    constraints: (Array.isArray(described.constraints) ? described.constraints : []).filter(isMap),
    deprecation_date: deprecationDate(described.deprecation_date),
    time_spine: timeSpine(described.time_spine),
  }
}

function renderHooks(node: ManifestNode, spec: NodeSpec, scope: Scope): void {
  for (const hook of [...(node.config['pre-hook'] ?? []), ...(node.config['post-hook'] ?? [])]) {
    compileTemplate(hook.sql, templateOptions({ file: spec.file })).renderSync(scope)
  }
}

function reportMistakes(
  spec: NodeSpec,
  config: NodeConfig,
  state: ResolveState,
  recorded: ParseResolver,
): void {
  for (const { mistake, site } of recorded.mistakes) {
    state.problems.error(missingName(mistake, site))
  }
  checkConfig(spec, config, { state, recorded })
}

function attempt(step: () => void): TemplateError | WaypointError | undefined {
  try {
    step()
    return undefined
  } catch (error) {
    if (error instanceof TemplateError || error instanceof WaypointError) return error
    throw error
  }
}

function describeFailure(error: TemplateError | WaypointError, context: NodeContext): WaypointError {
  if (error instanceof WaypointError) return error
  return fromTemplateError(error, (name) => nearestName(name, context.names()))
}
