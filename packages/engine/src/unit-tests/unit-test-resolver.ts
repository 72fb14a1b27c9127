import { type MissingName, type NodeResolver, Relation } from '@waypoint/context'
import { type ManifestNode, type RefArgs, type SourceNode, WaypointError } from '@waypoint/contracts'
import type { CallSite, Value } from '@waypoint/jinja'
import type { ProjectIndex } from '../compile/project-index.ts'
import type { UnitTestDefinition } from './unit-test-definition.ts'
import type { UnitTestInput } from './unit-test-inputs.ts'

export interface UnitTestScope {
  readonly definition: UnitTestDefinition
  readonly inputs: ReadonlyMap<string, UnitTestInput>
  readonly index: ProjectIndex
}

/** ref(), source() and this of a model under test: the rows it is given, never the warehouse. */
export class UnitTestResolver implements NodeResolver {
  /** The inputs that the model's template asked for, in order. */
  readonly read = new Set<UnitTestInput>()
  readonly #node: NodeResolver
  readonly #scope: UnitTestScope

  constructor(node: NodeResolver, scope: UnitTestScope) {
    this.#node = node
    this.#scope = scope
  }

  ref(args: RefArgs, site: CallSite): Value {
    const { index, definition } = this.#scope
    const target = index.ref(args, definition.model.package_name)
    if (target === undefined) return this.#node.ref(args, site)
    return this.#rowsFor(target, `ref('${target.name}')`)
  }

  source(sourceName: string, tableName: string, site: CallSite): Value {
    const { index, definition } = this.#scope
    const target = index.source(sourceName, tableName, definition.model.package_name)
    if (target === undefined) return this.#node.source(sourceName, tableName, site)
    return this.#rowsFor(target, `source('${sourceName}', '${tableName}')`)
  }

  /** None where the test gives no rows for the model itself, as in dbt. */
  self(): Value {
    const { model } = this.#scope.definition
    return this.#scope.inputs.has(model.unique_id) ? this.#rowsFor(model, 'this') : null
  }

  function(name: string, packageName: string | null, site: CallSite): Value {
    return this.#node.function(name, packageName, site)
  }

  metric(name: string, packageName: string | null, site: CallSite): Value {
    return this.#node.metric(name, packageName, site)
  }

  configure(): void {
    // What config() sets is no part of a unit test.
  }

  missing(mistake: MissingName, site: CallSite): Value {
    return this.#node.missing(mistake, site)
  }

  configValue(key: string): Value | undefined {
    return this.#node.configValue(key)
  }

  #rowsFor(target: ManifestNode | SourceNode, written: string): Value {
    const { definition, inputs } = this.#scope
    const input = inputs.get(target.unique_id)
    if (input === undefined) {
      throw new WaypointError({
        code: 'missing-input',
        message: `The model reads ${written}, for which the unit test '${definition.declared.name}' gives no rows`,
        location: { file: definition.declared.original_file_path },
        hint: `Add it under given: - input: ${written}, with rows: [] if it is to be empty.`,
      })
    }
    this.read.add(input)
    return new Relation(
      { database: null, schema: null, identifier: input.cte },
      { type: 'cte', quote: { identifier: false } },
    )
  }
}
