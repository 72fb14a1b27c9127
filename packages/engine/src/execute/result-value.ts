import { toLazyValue, toValue } from '@waypoint/context'
import type { ManifestNode, NodeResult } from '@waypoint/contracts'
import { callable, DateTimeValue, HostObject, type Value } from '@waypoint/jinja'

const FIELDS = [
  'status',
  'timing',
  'thread_id',
  'execution_time',
  'adapter_response',
  'message',
  'failures',
  'node',
  'unique_id',
] as const

type Field = (typeof FIELDS)[number]

/** What became of a node, as hooks of on-run-end find it in `results`. */
export class ResultValue extends HostObject {
  readonly typeName = 'RunResult'
  readonly #result: NodeResult
  readonly #node: ManifestNode | undefined

  /** `node` is the node of the manifest; what is none (a unit test, an exposure) shows what its result knows. */
  constructor(result: NodeResult, node: ManifestNode | undefined) {
    super()
    this.#result = result
    this.#node = node
  }

  override getAttribute(name: string): Value | undefined {
    if (name === 'to_dict') return callable('to_dict', () => this.#dict())
    const field = FIELDS.find((each) => each === name)
    return field === undefined ? undefined : this.#field(field)
  }

  override getItem(key: Value): Value | undefined {
    return typeof key === 'string' ? this.getAttribute(key) : undefined
  }

  override toJson(): Value {
    return this.#dict()
  }

  #dict(): Value {
    return new Map(FIELDS.map((field) => [field, this.#field(field)]))
  }

  #field(field: Field): Value {
    const result = this.#result
    switch (field) {
      case 'status':
        return result.status
      case 'timing':
        return result.timing.map(
          ({ name, startedAt, completedAt }) =>
            new Map<Value, Value>([
              ['name', name],
              ['started_at', DateTimeValue.fromDate(startedAt)],
              ['completed_at', DateTimeValue.fromDate(completedAt)],
            ]),
        )
      case 'thread_id':
        return result.thread
      case 'execution_time':
        return result.seconds
      case 'adapter_response':
        return toValue(result.adapterResponse)
      case 'message':
        return result.message
      case 'failures':
        return result.failures
      case 'unique_id':
        return result.uniqueId
      case 'node':
        return this.#nodeValue()
    }
  }

  #nodeValue(): Value {
    const { uniqueId, name, resourceType, relationName, compiledCode, compiledPath } = this.#result
    const compiled = {
      compiled: compiledCode !== null,
      compiled_code: compiledCode,
      compiled_path: compiledPath,
    }
    const known = this.#node ?? {
      unique_id: uniqueId,
      name,
      resource_type: resourceType,
      relation_name: relationName,
    }
    return toLazyValue({ ...known, ...compiled })
  }
}
