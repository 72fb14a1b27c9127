import { createContext, Relation, textOf, toValue } from '@waypoint/context'
import type { ManifestNode } from '@waypoint/contracts'
import { argumentsOf, TemplateError, type Value } from '@waypoint/jinja'
import { fromTemplateError } from '../problems/template-problem.ts'
import { ParseResolver } from './parse-resolver.ts'
import { parseEnvironment, type ResolveState } from './resolve-state.ts'

const COMPONENTS = ['database', 'schema', 'alias'] as const

/** Asks the naming macros where the node lives: `generate_database_name`, `…_schema_name`, `…_alias_name`. */
export function nameRelation(node: ManifestNode, state: ResolveState): ManifestNode {
  let named = node
  for (const component of COMPONENTS) {
    const value = generate(component, named, state)
    if (value !== undefined) named = { ...named, [component]: value }
  }
  if (named.resource_type === 'snapshot') {
    const { target_database: database, target_schema: schema } = named.config
    if (typeof database === 'string') named = { ...named, database }
    if (typeof schema === 'string') named = { ...named, schema }
  }
  return { ...named, relation_name: isRelational(named) ? relationName(named, state) : null }
}

function generate(
  component: (typeof COMPONENTS)[number],
  node: ManifestNode,
  state: ResolveState,
): string | undefined {
  const name = `generate_${component}_name`
  if (state.library.naming(node.package_name, name) === undefined) return fallback(component, node, state)
  const resolver = new ParseResolver(new Relation({ database: null, schema: null, identifier: null }))
  const context = createContext(parseEnvironment(state, node.package_name, { node, resolver }))
  const custom = node.config[component]
  const given: Value[] = [typeof custom === 'string' ? custom : null, toValue(node)]
  try {
    const value = context.macros
      .find(null, name)
      ?.call(argumentsOf(given, new Map(), { asynchronous: false })) as Value | undefined
    return value === undefined ? undefined : textOf(value).trim()
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    if (node.config.enabled) state.problems.error(fromTemplateError(error))
    return undefined
  }
}

/** dbt's own rules, for a project that is read without the engine's macros. */
function fallback(component: (typeof COMPONENTS)[number], node: ManifestNode, state: ResolveState): string {
  const custom = node.config[component]
  switch (component) {
    case 'database':
      return typeof custom === 'string' ? custom.trim() : state.profile.database
    case 'schema':
      return typeof custom === 'string' ? `${state.profile.schema}_${custom.trim()}` : state.profile.schema
    case 'alias': {
      if (typeof custom === 'string') return custom.trim()
      const version = node.resource_type === 'model' ? node.version : null
      return version === null ? node.name : `${node.name}_v${String(version).replaceAll('.', '_')}`
    }
  }
}

function isRelational(node: ManifestNode): boolean {
  switch (node.resource_type) {
    case 'model':
      return node.config.materialized !== 'ephemeral'
    case 'seed':
    case 'snapshot':
      return true
    case 'test':
      return node.config.store_failures === true
    case 'analysis':
    case 'operation':
      return false
  }
}

function relationName(node: ManifestNode, state: ResolveState): string {
  const quoting = node.config.quoting as Readonly<Record<string, boolean>> | undefined
  return new Relation(
    { database: node.database, schema: node.schema, identifier: node.alias },
    { quote: { ...state.root.quoting, ...quoting } },
  ).render()
}
