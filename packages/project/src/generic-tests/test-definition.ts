import { toValue } from '@waypoint/context'
import { WaypointError } from '@waypoint/contracts'
import type { Value } from '@waypoint/jinja'
import type { ConfigMap } from '../config/merge-config.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'
import type { TestTarget } from './test-target.ts'
import { asText } from '../yaml/as-text.ts'

/** A generic test as YAML asks for it. */
export interface TestDefinition {
  readonly name: string
  /** The package that is named before the test: `dbt_utils` of `dbt_utils.unique_combination`. */
  readonly namespace: string | null
  readonly kwargs: ReadonlyMap<string, Value>
  readonly config: ConfigMap
  readonly customName: string | undefined
  readonly description: string
}

const CONFIG_KEYS: readonly string[] = [
  'severity',
  'tags',
  'enabled',
  'where',
  'limit',
  'warn_if',
  'error_if',
  'fail_calc',
  'store_failures',
  'store_failures_as',
  'meta',
  'database',
  'schema',
  'alias',
]

const NAME = /^(?:([A-Za-z_]\w*)\.)?([A-Za-z_]\w*)$/

/** Reads `not_null`, `accepted_values: {…}` or `{test_name: …, …}`. */
export function readTest(written: unknown, target: TestTarget): TestDefinition {
  const { name, body } = nameAndBody(written, target)
  const match = NAME.exec(name)
  if (match === null) throw invalidTest(`'${name}' is not a valid test name`, target)
  const column = target.columnName === null ? {} : { column_name: target.columnName }
  const given: Record<string, unknown> = {
    ...body,
    ...column,
    ...(isMap(body.arguments) ? body.arguments : {}),
  }
  delete given.arguments
  const { config: nested, name: customName, description, ...rest } = given
  if ('model' in rest) throw invalidTest(`The test '${name}' may not be given a 'model'`, target)
  const config: Record<string, unknown> = {}
  for (const key of CONFIG_KEYS) {
    const value = rest[key] ?? (isMap(nested) ? nested[key] : undefined)
    delete rest[key]
    if (value !== undefined && value !== null) config[key] = value
  }
  for (const [key, value] of Object.entries(isMap(nested) ? nested : {})) {
    if (!(key in config) && value !== null) config[key] = value
  }
  const kwargs = new Map<string, Value>(Object.entries(rest).map(([key, value]) => [key, toValue(value)]))
  kwargs.set('model', `{{ get_where_subquery(${target.reference}) }}`)
  return {
    name: match[2] as string,
    namespace: match[1] ?? null,
    kwargs,
    config,
    customName: customName === undefined ? undefined : asText(customName),
    description: typeof description === 'string' ? description : '',
  }
}

function nameAndBody(
  written: unknown,
  target: TestTarget,
): { readonly name: string; readonly body: YamlMap } {
  if (typeof written === 'string') return { name: written, body: {} }
  if (!isMap(written)) throw invalidTest('A test must be a name, or a name with its arguments', target)
  if (typeof written.test_name === 'string') {
    const { test_name: name, ...body } = written
    return { name, body }
  }
  const entries = Object.entries(written)
  const [first] = entries
  if (first === undefined || entries.length > 1) {
    const keys = entries.map(([key]) => key).join(', ')
    throw invalidTest(`A test must have one name, but here are several keys: ${keys}`, target)
  }
  const [name, body] = first
  if (body !== null && !isMap(body))
    throw invalidTest(`The arguments of '${name}' must be keys and values`, target)
  return { name, body: body ?? {} }
}

export function invalidTest(message: string, target: TestTarget, hint?: string): WaypointError {
  return new WaypointError({
    code: 'invalid-test',
    message: `${message} (test of ${target.name})`,
    location: target.location(),
    hint: hint ?? 'Indent the arguments one level deeper than the name, under arguments:.',
  })
}
