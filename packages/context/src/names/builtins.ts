import { Callable, type HostFunction, type Value } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'
import { config } from './config.ts'
import { ref } from './ref.ts'
import { source } from './source.ts'

/** The original ref, source and config, for a project that overrides them with macros. */
export const builtins: ContextName = (environment, context) =>
  new Map<Value, Value>([
    [
      'ref',
      withConfig((environment.names.get('ref') ?? ref)(environment, context), environment.runtimeConfig),
    ],
    ['source', (environment.names.get('source') ?? source)(environment, context)],
    ['config', (environment.names.get('config') ?? config)(environment, context)],
  ])

/** ref() as an object: packages ask it for the configuration of the project. */
class ConfiguredRef extends Callable {
  readonly #config: () => Value

  constructor(fn: HostFunction, config: () => Value) {
    super('ref', fn)
    this.#config = config
  }

  override getAttribute(name: string): Value | undefined {
    return name === 'config' ? this.#config() : undefined
  }
}

function withConfig(original: Value, config: () => Value): Value {
  return original instanceof Callable ? new ConfiguredRef((args) => original.call(args), config) : original
}
