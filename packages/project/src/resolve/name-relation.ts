import { createContext, type NodeContext, Relation, textOf, toValue } from '@waypoint/context'
import type { ManifestNode } from '@waypoint/contracts'
import { argumentsOf, TemplateError, type Value } from '@waypoint/jinja'
import { fromTemplateError } from '../problems/template-problem.ts'
import { ParseResolver } from './parse-resolver.ts'
import { parseEnvironment, type ResolveState } from './resolve-state.ts'

const COMPONENTS = ['database', 'schema', 'alias'] as const

/** Asks the naming macros where the node lives: `generate_database_name`, `…_schema_name`, `…_alias_name`. */
export function nameRelation(node: ManifestNode, state: ResolveState): ManifestNode {
  const resolver = new ParseResolver(new Relation({ database: null, schema: null, identifier: null }))
  const context = createContext(parseEnvironment(state, node.package_name, { node, resolver }))
  const value = toValue(node)
  let named = node
  for (const component of COMPONENTS) {
    const name = generate(component, node, { state, context, value })
    if (name === undefined) continue
    named = { ...named, [component]: name }
    if (value instanceof Map) value.set(component, name)
  }
  if (named.resource_type === 'snapshot') {
    const { target_database: database, target_schema: schema } = named.config
    if (typeof database === 'string') named = { ...named, database }
    if (typeof schema === 'string') named = { ...named, schema }
  }
  return { ...named, relation_name: isRelational(named) ? relationName(named, state) : null }
}

interface Naming {
  readonly state: ResolveState
  readonly context: NodeContext
  /** The node as the macros see it. */
  readonly value: Value
}

function generate(
  component: (typeof COMPONENTS)[number],
  node: ManifestNode,
  { state, context, value }: Naming,
): string | undefined {
  const macro = context.macros.find(null, `generate_${component}_name`)
  if (macro === undefined) return fallback(component, node, state)
  const custom = node.config[component]
  const given: Value[] = [typeof custom === 'string' ? custom : null, value]
  try {
    const named = macro.call(argumentsOf(given, new Map(), { asynchronous: false })) as Value
    return textOf(named).trim()
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
