import type { HostObject } from './host-object.ts'

/** A Python list. */
export type List = Value[]

/** A Python dict; insertion order is its order. */
export type Dict = Map<Value, Value>

/**
 * Everything a template can see. `null` is None; an integral `number` or a `bigint` is an int; any other
 * `number`, and `Float`, is a float. No other JavaScript object is reachable from a template.
 */
export type Value = null | boolean | number | bigint | string | List | Dict | HostObject
