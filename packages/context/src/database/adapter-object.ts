import { type Arguments, callable, HostObject, type Value } from '@waypoint/jinja'
import type { NodeContext } from '../environment.ts'
import type { DatabaseSession } from './session.ts'
import type { StatementResults } from './statement-results.ts'
import { fileMethods } from './adapter-methods/files.ts'
import { constraintMethods } from './adapter-methods/constraints.ts'
import { grantMethods } from './adapter-methods/grants.ts'
import { columnMethods } from './adapter-methods/columns.ts'
import { macroMethods } from './adapter-methods/macros.ts'
import { relationMethods } from './adapter-methods/relations.ts'
import { schemaMethods } from './adapter-methods/schemas.ts'
import { snapshotMethods } from './adapter-methods/snapshots.ts'
import { statementMethods } from './adapter-methods/statements.ts'

/** What a method of `adapter` works with. */
export interface AdapterScope {
  readonly session: DatabaseSession
  readonly context: NodeContext
  readonly results: StatementResults
  readonly seed: SeedFile | null
}

/** The CSV file of the seed that is being loaded. */
export interface SeedFile {
  readonly file: string
  readonly delimiter: string
  readonly columnTypes: Readonly<Record<string, string>>
  readonly quoteColumns: boolean
}

type AdapterMethod = (scope: AdapterScope, args: Arguments) => Value | Promise<Value>
export type AdapterMethods = Readonly<Record<string, AdapterMethod>>

const METHODS: ReadonlyMap<string, AdapterMethod> = new Map(
  [
    macroMethods,
    statementMethods,
    relationMethods,
    columnMethods,
    schemaMethods,
    snapshotMethods,
    constraintMethods,
    grantMethods,
    fileMethods,
  ].flatMap((methods) => Object.entries(methods)),
)

/** `adapter` of the template context, while a database is there. */
export class AdapterObject extends HostObject {
  readonly typeName = 'DatabaseWrapper'
  readonly #scope: AdapterScope

  constructor(scope: AdapterScope) {
    super()
    this.#scope = scope
  }

  override getAttribute(name: string): Value | undefined {
    if (name === 'config') return this.#scope.context.environment.runtimeConfig()
    const method = METHODS.get(name)
    return method === undefined ? undefined : callable(name, (args) => method(this.#scope, args))
  }
}
