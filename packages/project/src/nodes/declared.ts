import type { DeclaredNode } from '@waypoint/contracts'
import { compileTemplate, TemplateError } from '@waypoint/jinja'
import { createContext, Relation, templateOptions } from '@waypoint/context'
import { strings } from '../config/typed-settings.ts'
import type { PropertyEntry } from '../parse/parse-properties.ts'
import { locationOf } from '../parse/parse-properties.ts'
import { relocated } from '../problems/template-problem.ts'
import { ParseResolver } from '../resolve/parse-resolver.ts'
import { describe, renderProperties } from '../resolve/properties.ts'
import { parseEnvironment, type ResolveState } from '../resolve/resolve-state.ts'
import type { YamlMap } from '../yaml/read-yaml.ts'
import { declaredConfig, tagsAndMeta, writtenDeclaredConfig } from './declared/declared-config.ts'
import { exposureFields } from './declared/exposure.ts'
import { groupFields } from './declared/group.ts'
import { metricFields } from './declared/metric.ts'
import { savedQueryFields } from './declared/saved-query.ts'
import { metricsOfMeasures, semanticModelFields } from './declared/semantic-model.ts'
import { type Fixtures, unitTestFields } from './declared/unit-test.ts'
import type { Seeds } from './declared/seed-rows.ts'
import { foldersOf } from './sql-nodes.ts'

export interface BuiltDeclared {
  readonly node: DeclaredNode
  readonly recorded: ParseResolver
  readonly entry: PropertyEntry
}

type DeclaredType = DeclaredNode['resource_type']

const TYPE_OF: Readonly<Partial<Record<PropertyEntry['section'], DeclaredType>>> = {
  exposures: 'exposure',
  groups: 'group',
  metrics: 'metric',
  semantic_models: 'semantic_model',
  saved_queries: 'saved_query',
  unit_tests: 'unit_test',
}

export interface DeclaredContext {
  readonly state: ResolveState
  readonly fixtures: Fixtures
  readonly seeds: Seeds
}

/** What exists in YAML only, in the artifact's form; a semantic model brings the metrics of its measures. */
export function buildDeclared(entry: PropertyEntry, context: DeclaredContext): readonly BuiltDeclared[] {
  const type = TYPE_OF[entry.section]
  if (type === undefined) return []
  const { data } = renderProperties(entry, context.state)
  const built = buildOne(type, { ...entry, data }, { ...context, written: entry.data })
  if (type !== 'semantic_model') return [built]
  const metrics = metricsOfMeasures(data).map((metric) =>
    buildOne(
      'metric',
      { ...entry, name: String(metric.name), data: metric },
      { ...context, written: metric },
    ),
  )
  return [built, ...metrics]
}

interface BuildContext extends DeclaredContext {
  /** As the file has it, before its Jinja was rendered. */
  readonly written: YamlMap
}

function buildOne(type: DeclaredType, entry: PropertyEntry, context: BuildContext): BuiltDeclared {
  const { state, written } = context
  const { file, name, data } = entry
  const { packageName } = file
  const recorded = recorder()
  for (const reference of referencesOf(type, data)) evaluate(reference, { entry, recorded, state })
  const model = type === 'unit_test' ? [String(data.model)] : []
  const fqn = [packageName, ...foldersOf(file.path), ...model, name]
  const place = { type, packageName, fqn }
  const config = declaredConfig(data, place, state)
  const node: DeclaredNode = {
    name,
    resource_type: type,
    package_name: packageName,
    path: file.path,
    original_file_path: file.file,
    unique_id: [type, packageName, ...model, name].join('.'),
    fqn,
    description: descriptionOf(type, entry, state),
    ...fieldsOf(type, entry, context),
    config,
    unrendered_config: writtenDeclaredConfig(written, place, state),
    group: typeof config.group === 'string' ? config.group : null,
    ...tagsAndMeta(data, config),
    ...(type === 'metric' ? { tags: strings(data.tags, []) } : {}),
    refs: recorded.refs.map((ref) => ref.args),
    sources: recorded.sources.map((source) => source.names),
    metrics: [...recorded.metrics.values()],
    depends_on: { macros: [], nodes: [] },
    created_at: state.now,
  }
  return { node, recorded, entry }
}

function fieldsOf(type: DeclaredType, entry: PropertyEntry, context: BuildContext): YamlMap {
  const { data } = entry
  switch (type) {
    case 'exposure':
      return exposureFields(data)
    case 'group':
      return groupFields(data)
    case 'metric':
      return metricFields(data)
    case 'semantic_model':
      return semanticModelFields(data)
    case 'saved_query':
      return savedQueryFields(data, context.state.profile)
    case 'unit_test':
      return unitTestFields(data, {
        entry,
        fixtures: context.fixtures,
        seeds: context.seeds,
        problems: context.state.problems,
      })
  }
}

/** Descriptions of groups and unit tests are not templates. */
function descriptionOf(type: DeclaredType, entry: PropertyEntry, state: ResolveState): string {
  const { description } = entry.data
  if (type === 'unit_test' || type === 'group') return typeof description === 'string' ? description : ''
  const scope = createContext(
    parseEnvironment(state, entry.file.packageName, { node: null, resolver: recorder() }),
  )
  return describe(description, { entry, scope }, state)
}

function recorder(): ParseResolver {
  return new ParseResolver(new Relation({ database: null, schema: null, identifier: null }))
}

/** The ref() and source() calls that a declared element writes as text. */
function referencesOf(type: DeclaredType, data: YamlMap): readonly string[] {
  switch (type) {
    case 'exposure':
      return strings(data.depends_on, [])
    case 'semantic_model':
      return strings(data.model, [])
    case 'unit_test':
      return [`ref('${String(data.model)}')`]
    case 'metric':
    case 'saved_query':
    case 'group':
      return []
  }
}

interface ReferenceContext {
  readonly entry: PropertyEntry
  readonly recorded: ParseResolver
  readonly state: ResolveState
}

function evaluate(reference: string, { entry, recorded, state }: ReferenceContext): void {
  const context = createContext(
    parseEnvironment(state, entry.file.packageName, { node: null, resolver: recorded }),
  )
  try {
    compileTemplate(`{{ ${reference} }}`, templateOptions({ file: entry.file.file })).renderSync(context)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    state.problems.error(relocated(error, locationOf(entry, ['depends_on'])))
  }
}
