import { createContext, type NodeContext, Relation, textOf, toValue } from '@waypoint/context'
import type { ManifestNode } from '@waypoint/contracts'
import { argumentsOf, TemplateError, type Value } from '@waypoint/jinja'
import { fromTemplateError } from '../problems/template-problem.ts'
import { ParseResolver } from './parse-resolver.ts'
import { parseEnvironment, type ResolveState } from './resolve-state.ts'

const COMPONENTS = ['database', 'schema', 'alias'] as const
type Component = (typeof COMPONENTS)[number]

/** Writes into a node that is being built where it lives, as the naming macros say: `generate_database_name`, `…_schema_name`, `…_alias_name`. */
export function nameRelation(node: ManifestNode, state: ResolveState): ManifestNode {
  const naming = new Naming(node, state)
  const named: { database?: string; schema?: string; alias?: string } = {}
  for (const component of COMPONENTS) {
    const name = naming.name(component)
    if (name !== undefined) named[component] = name
  }
  if (node.resource_type === 'snapshot') {
    const { target_database: database, target_schema: schema } = node.config
    if (typeof database === 'string') named.database = database
    if (typeof schema === 'string') named.schema = schema
  }
  const placed = Object.assign(node, named)
  return Object.assign(placed, { relation_name: isRelational(node) ? relationName(placed, state) : null })
}

/** The macros that name one node; what they need is made only where a project has its own. */
class Naming {
  readonly #node: ManifestNode
  readonly #state: ResolveState
  #macros: { readonly context: NodeContext; readonly value: Map<Value, Value> } | undefined

  constructor(node: ManifestNode, state: ResolveState) {
    this.#node = node
    this.#state = state
  }

  name(component: Component): string | undefined {
    const macroName = `generate_${component}_name`
    if (!this.#state.library.isOverridden(macroName)) return ownRule(component, this.#node, this.#state)
    const { context, value } = (this.#macros ??= this.#prepare())
    const macro = context.macros.find(null, macroName)
    if (macro === undefined) return ownRule(component, this.#node, this.#state)
    const custom = this.#node.config[component]
    const given: Value[] = [typeof custom === 'string' ? custom : null, value]
    try {
      const called = macro.call(argumentsOf(given, new Map(), { asynchronous: false }))
      const name = textOf(called instanceof Promise ? null : called).trim()
      value.set(component, name)
      return name
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      if (this.#node.config.enabled) this.#state.problems.error(fromTemplateError(error))
      return undefined
    }
  }

  #prepare(): { readonly context: NodeContext; readonly value: Map<Value, Value> } {
    const node = this.#node
    const resolver = new ParseResolver(new Relation({ database: null, schema: null, identifier: null }))
    const value = toValue(node)
    return {
      context: createContext(parseEnvironment(this.#state, node.package_name, { node, resolver })),
      value: value instanceof Map ? value : new Map(),
    }
  }
}

/** dbt's own rules, for a project that is read without the engine's macros. */
function ownRule(component: Component, node: ManifestNode, state: ResolveState): string {
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
    case 'function':
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
