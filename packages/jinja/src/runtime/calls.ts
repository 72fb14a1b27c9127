import { methodsOf } from '../methods/methods-of.ts'
import type { RenderTrace } from '../trace.ts'
import { HostObject } from '../values/host-object.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { type Arguments, type CallSite, noNamed } from './arguments.ts'
import { lookupAttribute, missingAttribute } from './attributes.ts'
import type { Frame } from './frame.ts'
import { itemsOf } from './iteration.ts'
import { lookupItem } from './lookup-item.ts'
import { presentOr } from './present.ts'
import { PythonError, typeError } from './python-error.ts'
import { typeName } from './type-name.ts'

type Named = ReadonlyMap<string, Value> | null

class TemplateArguments implements Arguments {
  readonly positional: readonly Value[]
  readonly named: ReadonlyMap<string, Value>
  readonly asynchronous: boolean
  readonly escapes: boolean
  readonly trace: RenderTrace | undefined
  readonly #frame: Frame
  readonly #position: number

  constructor(positional: readonly Value[], named: Named, frame: Frame) {
    this.positional = positional
    this.named = named ?? noNamed
    this.asynchronous = frame.asynchronous
    this.escapes = frame.escapes
    this.trace = frame.trace ?? undefined
    this.#frame = frame
    this.#position = frame.p
  }

  get site(): CallSite {
    return { file: this.#frame.source.name, ...this.#frame.source.locate(this.#position) }
  }
}

export function templateArguments(frame: Frame, positional: readonly Value[], named: Named): Arguments {
  return new TemplateArguments(positional, named, frame)
}

export function call(
  frame: Frame,
  callee: Value,
  positional: readonly Value[],
  named: Named,
): Value | Promise<Value> {
  if (callee instanceof Undefined) callee.raise()
  if (!(callee instanceof HostObject) || callee.call === undefined) {
    throw typeError(`'${typeName(callee)}' object is not callable`)
  }
  const result = callee.call(new TemplateArguments(positional, named, frame))
  return result instanceof Promise ? settle(frame, callee, result) : result
}

/** `object.name(…)`, without an intermediate bound method where the type is built in. */
export function callMethod(
  frame: Frame,
  target: readonly [object: Value, name: string],
  positional: readonly Value[],
  named: Named,
): Value | Promise<Value> {
  const [object, name] = target
  if (object instanceof Undefined) object.raise()
  if (object instanceof HostObject) {
    const attribute = object.getAttribute?.(name)
    return call(frame, attribute === undefined ? getAttribute(object, name) : attribute, positional, named)
  }
  const method = methodsOf(object)?.get(name)
  if (method !== undefined) return method(object, new TemplateArguments(positional, named, frame))
  return call(frame, getAttribute(object, name), positional, named)
}

/** `object.name`: the attribute, else the item under that name, else undefined. */
export function getAttribute(object: Value, name: string): Value {
  if (object instanceof Undefined) object.raise()
  if (object instanceof Map) {
    const item = methodsOf(object)?.has(name) === true ? undefined : object.get(name)
    if (item !== undefined) return item
  }
  const attribute = lookupAttribute(object, name)
  if (attribute !== undefined) return attribute
  return presentOr(lookupItem(object, name), () => missingAttribute(object, name))
}

function settle(frame: Frame, callee: HostObject, result: Promise<Value>): Promise<Value> {
  if (frame.asynchronous) return result
  result.catch(() => null)
  const name = calleeName(callee)
  throw new PythonError(
    'asynchronous',
    `${name} waits for something and cannot be called while the project is parsed.`,
    'Guard it with {% if execute %}.',
  )
}

function calleeName(callee: HostObject): string {
  const name = 'name' in callee ? callee.name : undefined
  return typeof name === 'string' ? `'${name}'` : `This ${callee.typeName}`
}

export function namedArguments(
  pairs: readonly (readonly [string, Value])[],
  spread: Value | null,
): Map<string, Value> {
  const named = new Map(pairs)
  if (spread === null) return named
  if (spread instanceof Undefined) spread.raise()
  const entries = spread instanceof Map ? spread : null
  if (entries === null) throw typeError(`argument after ** must be a mapping, not ${typeName(spread)}`)
  for (const [key, value] of entries) {
    if (typeof key !== 'string') throw typeError('keywords must be strings')
    if (named.has(key)) throw typeError(`got multiple values for keyword argument '${key}'`)
    named.set(key, value)
  }
  return named
}

export function spreadArguments(value: Value): readonly Value[] {
  return itemsOf(value)
}
