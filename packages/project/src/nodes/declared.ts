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
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'
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

/** What exists in YAML only: kept as written, with what it depends on. */
export function buildDeclared(entry: PropertyEntry, state: ResolveState): BuiltDeclared | undefined {
  const type = TYPE_OF[entry.section]
  if (type === undefined) return undefined
  const properties = renderProperties(entry, state)
  const { data } = properties
  const { file, name } = entry
  const recorded = new ParseResolver(new Relation({ database: null, schema: null, identifier: null }))
  for (const reference of referencesOf(type, data)) evaluate(reference, { entry, recorded, state })
  const model = type === 'unit_test' ? `${String(data.model)}.` : ''
  const config = configOf(data)
  const node: DeclaredNode = {
    ...data,
    name,
    resource_type: type,
    package_name: file.packageName,
    path: file.path,
    original_file_path: file.file,
    unique_id: `${type}.${file.packageName}.${model}${name}`,
    fqn: [
      file.packageName,
      ...foldersOf(file.path),
      ...(type === 'unit_test' ? [String(data.model)] : []),
      name,
    ],
    description: describe(data.description, properties, state),
    config,
    tags: config.tags,
    meta: config.meta,
    refs: recorded.refs.map((ref) => ref.args),
    sources: recorded.sources.map((source) => source.names),
    metrics: [...recorded.metrics.values()],
    depends_on: { macros: [], nodes: [] },
    created_at: state.now,
  }
  return { node, recorded, entry }
}

function configOf(data: YamlMap): Readonly<Record<string, unknown>> {
  const config = isMap(data.config) ? data.config : {}
  return {
    enabled: true,
    ...config,
    tags: [...strings(data.tags, []), ...strings(config.tags, [])],
    meta: { ...(isMap(data.meta) ? data.meta : {}), ...(isMap(config.meta) ? config.meta : {}) },
  }
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
