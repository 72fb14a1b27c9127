import { type Arguments, Callable, HostObject, PythonError, type Value } from '@waypoint/jinja'
import type { ContextEnvironment, ContextName } from '../environment.ts'
import { textOf } from '../text.ts'

/** `exceptions.raise_compiler_error(…)`, `exceptions.warn(…)` and dbt's other named errors. */
export const exceptions: ContextName = (environment) => new Exceptions(environment)

/** Parameters that the message of a named error is made of, after what it says. */
const MESSAGES: Readonly<Record<string, (args: Arguments) => string>> = {
  raise_compiler_error: first,
  raise_database_error: first,
  raise_dependency_error: first,
  raise_not_implemented: first,
  raise_parsing_error: first,
  raise_invalid_property_yml_version: first,
  raise_fail_fast_error: first,
  raise_cache_inconsistent: first,
  raise_dataclass_not_dict: first,
  missing_config: ({ positional }) => `The config '${textOf(positional[1])}' is required and not set`,
  missing_materialization: () => 'There is no such materialization for this adapter',
  missing_relation: ({ positional }) => `The relation ${textOf(positional[0])} does not exist`,
  relation_wrong_type: ({ positional }) =>
    `The relation ${textOf(positional[0])} is not of the expected type ${textOf(positional[1])}`,
  raise_ambiguous_alias: ({ positional }) => `Two nodes have the relation ${textOf(positional[2])}`,
  raise_ambiguous_catalog_match: ({ positional }) =>
    `Two relations of the database match ${textOf(positional[0])}`,
  raise_dep_not_found: ({ positional }) => `'${textOf(positional[1])}' was not found`,
  raise_duplicate_patch_name: () => 'Two schema files describe the same resource',
  raise_duplicate_resource_name: () => 'Two resources have the same name',
  raise_contract_error: () => 'The columns of the model differ from its contract',
  column_type_missing: ({ positional }) =>
    `The contract needs a data_type for each column: ${textOf(positional[0])}`,
}

class Exceptions extends HostObject {
  readonly typeName = 'exceptions'
  readonly #environment: ContextEnvironment

  constructor(environment: ContextEnvironment) {
    super()
    this.#environment = environment
  }

  override getAttribute(name: string): Value | undefined {
    if (name === 'warn' || name === 'warn_snapshot_timestamp_data_types') {
      return new Callable(name, (args) => {
        this.#environment.output.warn(first(args))
        return ''
      })
    }
    const message = Object.hasOwn(MESSAGES, name) ? MESSAGES[name] : undefined
    if (message === undefined) return undefined
    return new Callable(name, (args) => {
      throw new PythonError('host', message(args))
    })
  }
}

function first({ positional, named }: Arguments): string {
  return textOf(positional[0] ?? named.get('msg') ?? named.get('message'))
}
