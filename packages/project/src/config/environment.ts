import { type EnvironmentVariables, SECRET_PREFIX } from '@waypoint/context'

const METADATA_PREFIX = 'DBT_ENV_CUSTOM_ENV_'

/** The caller's environment variables; remembers the secrets that were handed out. */
export class ProjectEnvironment implements EnvironmentVariables {
  readonly secrets = new Set<string>()
  /** Every variable that was asked for. */
  readonly reads = new Set<string>()
  readonly metadata: Readonly<Record<string, string>>
  readonly #variables: Readonly<Record<string, string | undefined>>

  constructor(variables: Readonly<Record<string, string | undefined>>) {
    this.#variables = variables
    this.metadata = Object.fromEntries(
      Object.entries(variables).flatMap(([name, value]) =>
        name.startsWith(METADATA_PREFIX) && value !== undefined
          ? [[name.slice(METADATA_PREFIX.length), value]]
          : [],
      ),
    )
  }

  get(name: string): string | undefined {
    this.reads.add(name)
    const value = Object.hasOwn(this.#variables, name) ? this.#variables[name] : undefined
    if (value !== undefined && value !== '' && name.startsWith(SECRET_PREFIX)) this.secrets.add(value)
    return value
  }
}
