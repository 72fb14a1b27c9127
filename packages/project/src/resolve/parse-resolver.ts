import { type MissingName, type NodeResolver, Relation } from '@waypoint/context'
import type { RefArgs } from '@waypoint/contracts'
import type { CallSite, Value } from '@waypoint/jinja'
import { type ConfigMap, mergeConfig } from '../config/merge-config.ts'
import { toPlainFloats } from '../yaml/plain-floats.ts'

export interface RecordedRef {
  readonly args: RefArgs
  readonly site: CallSite
}

export interface RecordedSource {
  readonly names: readonly [source: string, table: string]
  readonly site: CallSite
}

export interface RecordedFunction {
  /** `[name]` or `[package, name]`. */
  readonly names: readonly string[]
  readonly site: CallSite
}

const NOTHING: ConfigMap = {}

/** Notes what a template asks for while it is rendered without a database. */
export class ParseResolver implements NodeResolver {
  readonly refs: RecordedRef[] = []
  readonly sources: RecordedSource[] = []
  readonly functions: RecordedFunction[] = []
  readonly metrics = new Map<string, readonly string[]>()
  readonly mistakes: { readonly mistake: MissingName; readonly site: CallSite }[] = []
  readonly configSites = new Map<string, CallSite>()
  /** unique_ids of macros that the template itself calls. */
  readonly macros = new Set<string>()
  config: ConfigMap = NOTHING
  readonly #self: Relation

  constructor(self: Relation) {
    this.#self = self
  }

  /** Whether the template has configured anything. */
  get configures(): boolean {
    return this.config !== NOTHING
  }

  ref(args: RefArgs, site: CallSite): Value {
    this.refs.push({ args, site })
    return this.#self
  }

  source(sourceName: string, tableName: string, site: CallSite): Value {
    this.sources.push({ names: [sourceName, tableName], site })
    return this.#self
  }

  function(name: string, packageName: string | null, site: CallSite): Value {
    this.functions.push({ names: packageName === null ? [name] : [packageName, name], site })
    return this.#self
  }

  metric(name: string, packageName: string | null): Value {
    const names = packageName === null ? [name] : [packageName, name]
    this.metrics.set(names.join('.'), names)
    return name
  }

  self(): Value {
    return this.#self
  }

  configure(values: ReadonlyMap<string, Value>, site: CallSite): void {
    for (const key of values.keys()) this.configSites.set(key, site)
    const plain = [...values].map(([key, value]) => [key, toPlainFloats(value)] as const)
    this.config = mergeConfig(this.config, Object.fromEntries(plain))
  }

  missing(mistake: MissingName, site: CallSite): Value {
    this.mistakes.push({ mistake, site })
    return null
  }

  configValue(): undefined {
    return undefined
  }
}
