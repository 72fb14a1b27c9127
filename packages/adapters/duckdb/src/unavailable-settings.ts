import type { ProfileOutput } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'

/** What dbt-duckdb does in Python or against MotherDuck, with what to do here instead. */
const instead: Readonly<Record<string, string>> = {
  plugins:
    'Plugins are Python code. Load the data before: `waypoint extract`, an attached database, or a TypeScript model.',
  module_paths: 'Python modules are not loaded. Write a macro or a TypeScript model.',
  filesystems: 'Filesystems of fsspec are Python code. Use the extension httpfs with `secrets`.',
  use_credential_provider: 'Use `secrets` with `provider: credential_chain` and the extension aws.',
  remote: 'A remote DuckDB server is not supported. Set `path` to a file.',
  flights: 'Flights are a service of MotherDuck. Leave the key out.',
  motherduck_token: 'MotherDuck is not supported. Leave the key out and set `path` to a file.',
  is_ducklake: 'DuckLake is not supported. Leave the key out and set `path` to a DuckDB file.',
}

export function refuseUnavailable(output: ProfileOutput): void {
  const given = Object.entries(instead).find(
    ([key]) => output.has(key) && output.value(key) !== false && !isEmpty(output.value(key)),
  )
  if (given === undefined) return
  const [key, hint] = given
  throw new WaypointError({
    code: 'unsupported-setting',
    message: `\`${key}\` of a DuckDB profile is not supported.`,
    hint,
  })
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
