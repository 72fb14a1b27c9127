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

  constructor(fn: HostFunction, runtimeConfig: () => Value) {
    super('ref', fn)
    this.#config = runtimeConfig
  }

  override getAttribute(name: string): Value | undefined {
    return name === 'config' ? this.#config() : undefined
  }
}

function withConfig(original: Value, runtimeConfig: () => Value): Value {
  if (!(original instanceof Callable)) return original
  return new ConfiguredRef((args) => original.call(args), runtimeConfig)
}
