import { type MissingName, type NodeResolver, type Relation, toValue } from '@waypoint/context'
import { type ManifestNode, type RefArgs, type SourceNode, WaypointError } from '@waypoint/contracts'
import { type CallSite, PythonError, type Value } from '@waypoint/jinja'
import { storesFailures } from '../plan/stores-failures.ts'
import type { InputLimits } from '../event-time/input-limits.ts'
import { limited } from '../event-time/limited-relation.ts'
import { snapshotColumnNames } from './snapshot-column-names.ts'
import type { ProjectIndex } from './project-index.ts'
import { cteOfNode, relationOfNode, relationOfSource } from './relation-of-node.ts'

/** What dbt assumes where a test sets nothing. */
const TEST_DEFAULTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['severity', 'ERROR'],
  ['warn_if', '!= 0'],
  ['error_if', '!= 0'],
  ['fail_calc', 'count(*)'],
])

export interface ResolverSettings {
  readonly quoting: Readonly<Record<string, boolean>>
  readonly inputs: InputLimits
}

/** ref(), source(), config and this of a node that is compiled or run. */
export class RunResolver implements NodeResolver {
  /** unique_ids of the ephemeral models that were asked for, in order. */
  readonly ephemerals = new Set<string>()
  readonly #node: ManifestNode
  readonly #index: ProjectIndex
  readonly #quoting: Readonly<Record<string, boolean>>
  readonly #inputs: InputLimits
  readonly #config = new Map<string, Value | undefined>()

  constructor(node: ManifestNode, index: ProjectIndex, { quoting, inputs }: ResolverSettings) {
    this.#node = node
    this.#index = index
    this.#quoting = quoting
    this.#inputs = inputs
  }

  ref(args: RefArgs, site: CallSite): Value {
    const target = this.#index.ref(args, this.#node.package_name)
    if (target === undefined) {
      throw new WaypointError({
        code: 'missing-ref',
        message: `ref('${args.name}') names a model that does not exist`,
        location: site,
      })
    }
    if (this.#node.resource_type !== 'operation' && !this.#node.depends_on.nodes.includes(target.unique_id)) {
      throw new WaypointError({
        code: 'unknown-dependency',
        message: `ref('${args.name}') was not seen while the project was read, so its order is unknown`,
        location: site,
        hint: `Add this line to the top of the file: -- depends_on: {{ ref('${args.name}') }}`,
      })
    }
    if (target.resource_type === 'model' && target.config.materialized === 'ephemeral') {
      this.ephemerals.add(target.unique_id)
      return this.#limited(cteOfNode(target), target)
    }
    return this.#limited(relationOfNode(this.#index.standInFor(target), this.#quoting), target)
  }

  source(sourceName: string, tableName: string, site: CallSite): Value {
    const source = this.#index.source(sourceName, tableName, this.#node.package_name)
    if (source !== undefined) return this.#limited(relationOfSource(source, this.#quoting), source)
    throw new WaypointError({
      code: 'missing-source',
      message: `source('${sourceName}', '${tableName}') is not declared in any YAML file`,
      location: site,
    })
  }

  function(name: string, packageName: string | null, site: CallSite): Value {
    const target = this.#index.function(name, packageName, this.#node.package_name)
    if (target !== undefined) return relationOfNode(target, this.#quoting)
    throw new WaypointError({
      code: 'missing-function',
      message: `function('${name}') names a function that does not exist`,
      location: site,
    })
  }

  metric(name: string, _packageName: string | null, site: CallSite): Value {
    throw new WaypointError({
      code: 'unsupported-metric',
      message: `metric('${name}') cannot be used in SQL`,
      location: site,
    })
  }

  self(): Value {
    return relationOfNode(this.#node, this.#quoting)
  }

  configure(): void {
    // What config() sets was read when the project was parsed.
  }

  missing(mistake: MissingName): Value {
    throw new PythonError('undefined', mistake.message, mistake.hint)
  }

  configValue(key: string): Value | undefined {
    if (this.#config.has(key)) return this.#config.get(key)
    const value = this.#read(key)
    this.#config.set(key, value)
    return value
  }

  #limited(relation: Relation, input: ManifestNode | SourceNode): Relation {
    return limited(relation, input, { reader: this.#node, limits: this.#inputs })
  }

  #read(key: string): Value | undefined {
    const { config } = this.#node
    if (key === 'store_failures' && this.#node.resource_type === 'test') return storesFailures(this.#node)
    if (key === 'snapshot_table_column_names' && this.#node.resource_type === 'snapshot') {
      return snapshotColumnNames(config['snapshot_meta_column_names'])
    }
    // `pre_hook` is how a template writes what the artifact calls `pre-hook`.
    const own = config[key] ?? config[key.replaceAll('_', '-')]
    if (own !== undefined && own !== null) return toValue(own)
    const fallback = this.#node.resource_type === 'test' ? TEST_DEFAULTS.get(key) : undefined
    return fallback ?? (own === null ? null : undefined)
  }
}
