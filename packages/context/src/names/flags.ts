import { HostObject, type Value } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'
import { toValue } from '../plain.ts'

/** `flags.FULL_REFRESH`, `flags.WHICH`: what the command line said. */
export const flags: ContextName = (environment) =>
  new Flags({ WHICH: environment.invocation.command, ...DEFAULTS, ...environment.flags })

const DEFAULTS = {
  FULL_REFRESH: false,
  STORE_FAILURES: null,
  EMPTY: false,
  FAIL_FAST: false,
  USE_COLORS: false,
  DEBUG: false,
  QUIET: false,
  WARN_ERROR: false,
  WRITE_JSON: true,
  VERSION_CHECK: true,
  CACHE_SELECTED_ONLY: false,
  INDIRECT_SELECTION: 'eager',
  TARGET_PATH: null,
  PROFILES_DIR: null,
}

class Flags extends HostObject {
  readonly typeName = 'Flags'
  readonly #values: Readonly<Record<string, unknown>>

  constructor(values: Readonly<Record<string, unknown>>) {
    super()
    this.#values = values
  }

  override getAttribute(name: string): Value | undefined {
    const key = [name, name.toUpperCase(), name.toLowerCase()].find((each) =>
      Object.hasOwn(this.#values, each),
    )
    return key === undefined ? undefined : toValue(this.#values[key])
  }

  override getItem(key: Value): Value | undefined {
    return typeof key === 'string' ? this.getAttribute(key) : undefined
  }
}
