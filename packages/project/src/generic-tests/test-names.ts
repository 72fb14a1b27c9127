import { createHash } from 'node:crypto'
import { repr, text, type Value } from '@waypoint/jinja'

export interface TestNames {
  /** In unique_id and fqn. */
  readonly full: string
  /** In the compiled file's name and, where it differs, as alias: shorter than 64 characters. */
  readonly short: string
}

const MAX_LENGTH = 64
const KEPT_LENGTH = 30

/** `not_null_orders_order_id`, from the test, what it tests and its arguments in alphabetical order. */
export function synthesizeNames(
  testType: string,
  targetName: string,
  testArguments: ReadonlyMap<string, Value>,
): TestNames {
  const parts = [...testArguments]
    .filter(([name]) => name !== 'model')
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, value]) => partsOf(value))
    .map((part) => text(part).replace(/[^0-9a-zA-Z_]+/g, '_'))
  const identifier = `${testType}_${targetName}`
  const full = `${identifier}_${parts.join('__')}`
  if (full.length < MAX_LENGTH) return { full, short: full }
  return { full, short: `${identifier.slice(0, KEPT_LENGTH)}_${md5(full)}` }
}

function partsOf(value: Value): readonly Value[] {
  if (value instanceof Map) return [...value.values()]
  return Array.isArray(value) ? value : [value]
}

export interface TestIdentity {
  readonly name: string
  readonly namespace: string | null
  readonly kwargs: ReadonlyMap<string, Value>
}

/** The ten characters at the end of a generic test's unique_id. */
export function testHash(fullName: string, identity: TestIdentity): string {
  const metadata = new Map<Value, Value>([
    ['kwargs', new Map<Value, Value>(identity.kwargs)],
    ['name', identity.name],
    ['namespace', identity.namespace],
  ])
  return md5(`${fullName}${repr(hashable(metadata))}`).slice(-10)
}

/** Mappings in order of their keys, lists as they are, everything else as text. */
function hashable(value: Value): Value {
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => [text(key), hashable(item)] as const)
    return new Map(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)))
  }
  return Array.isArray(value) ? value.map(hashable) : text(value)
}

function md5(content: string): string {
  return createHash('md5').update(content, 'utf8').digest('hex')
}
