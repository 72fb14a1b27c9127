import { methodsOf } from '../methods/methods-of.ts'
import { Callable } from '../values/callable.ts'
import { HostObject } from '../values/host-object.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { repr } from './text.ts'
import { objectName } from './type-name.ts'

/** A method or attribute of a value; undefined when there is none. Private names never exist. */
export function lookupAttribute(object: Value, name: string): Value | undefined {
  if (object instanceof HostObject && object.getAttribute !== undefined) {
    const attribute = object.getAttribute(name)
    if (attribute !== undefined) return attribute
  }
  const method = methodsOf(object)?.get(name)
  return method === undefined ? undefined : new Callable(name, (args) => method(object, args))
}

/** The Undefined that stands for a missing attribute. */
export function missingAttribute(object: Value, name: string): Undefined {
  return new Undefined(`'${objectName(object)}' has no attribute ${repr(name)}`)
}
