import type { ModelContext } from '../model-api.ts'
import { keyOfRef, keyOfSource, type ModelOrder, type OfferedRelation } from '../protocol.ts'
import { batchesOf } from './queries.ts'
import { OrderedRelation, rowsOf } from './ordered-relation.ts'

interface RefOptions {
  readonly version?: string | number
  readonly v?: string | number
}

/** Variables are handed over by name: one whose name was not found in the text cannot be told from one that is not set. */
function seenVars(vars: ModelOrder['vars']): ModelOrder['vars'] {
  return new Proxy(vars, {
    get: (target, name) => {
      if (typeof name === 'symbol' || Object.hasOwn(target, name)) return Reflect.get(target, name)
      throw new Error(`The variable ${name} was not seen when the project was read: write vars.${name}`)
    },
  })
}

/** What the model is called with. */
export function contextOf(order: ModelOrder): ModelContext {
  const offered = (key: string, call: string): OrderedRelation => {
    const relation: OfferedRelation | undefined = order.relations[key]
    if (relation !== undefined) return new OrderedRelation(relation)
    throw new Error(
      `${call} was not seen when the project was read: write its names as text in a call of ${call.slice(0, call.indexOf('('))}()`,
    )
  }
  const context = {
    ref: (...args: readonly (string | RefOptions)[]) => {
      const names = args.filter((each) => typeof each === 'string')
      const options = args.find((each) => typeof each === 'object')
      const [first = '', second] = names
      const version = options?.version ?? options?.v ?? null
      const packageName = second === undefined ? null : first
      return offered(keyOfRef(packageName, second ?? first, version), `ref('${names.join("', '")}')`)
    },
    source: (source: string, table: string) =>
      offered(keyOfSource(source, table), `source('${source}', '${table}')`),
    rows: (sql: string) => rowsOf(batchesOf(sql)),
    this: Object.assign(new OrderedRelation(order.self), { exists: order.selfExists }),
    isIncremental: order.isIncremental,
    vars: seenVars(order.vars),
    config: order.config,
  }
  return context as unknown as ModelContext
}
