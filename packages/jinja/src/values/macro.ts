import type { Arguments } from '../runtime/arguments.ts'
import { typeError } from '../runtime/python-error.ts'
import { HostObject } from './host-object.ts'
import { Markup } from './markup.ts'
import { Tuple } from './tuple.ts'
import { Undefined } from './undefined.ts'
import type { Value } from './value.ts'

/** What a macro accepts. */
export interface MacroShape {
  readonly name: string
  readonly parameters: readonly string[]
  readonly usesCaller: boolean
  readonly usesVarargs: boolean
  readonly usesKwargs: boolean
}

/** Its arguments bound to parameters; undefined where a parameter was not given. */
interface MacroArguments {
  readonly values: readonly (Value | undefined)[]
  readonly varargs: Value
  readonly kwargs: Value
  readonly caller: Value
}

export type MacroBody = (bound: MacroArguments, args: Arguments) => Value | Promise<Value>

/** A macro, or the content of a call block, as a value. */
export class MacroValue extends HostObject {
  readonly typeName = 'Macro'
  readonly shape: MacroShape
  readonly #body: MacroBody

  constructor(shape: MacroShape, body: MacroBody) {
    super()
    this.shape = shape
    this.#body = body
  }

  get name(): string {
    return this.shape.name
  }

  override call(args: Arguments): Value | Promise<Value> {
    const result = this.#body(bindMacroArguments(this.shape, args), args)
    if (args.escapes !== true) return result
    return result instanceof Promise ? result.then(safe) : safe(result)
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'name':
        return this.shape.name
      case 'arguments':
        return new Tuple(this.shape.parameters)
      case 'catch_kwargs':
        return this.shape.usesKwargs
      case 'catch_varargs':
        return this.shape.usesVarargs
      case 'caller':
        return this.shape.usesCaller
      default:
        return undefined
    }
  }

  override toRepr(): string {
    return `<Macro '${this.shape.name}'>`
  }
}

/** The text of a macro is safe where its caller escapes. */
const safe = (value: Value): Value => (typeof value === 'string' ? new Markup(value) : value)

function bindMacroArguments(shape: MacroShape, args: Arguments): MacroArguments {
  const { parameters, name } = shape
  const { positional } = args
  if (positional.length > parameters.length && !shape.usesVarargs) {
    throw typeError(`macro '${name}' takes not more than ${parameters.length} argument(s)`)
  }
  const rest = new Map(args.named)
  const values = parameters.map((parameter, index) => {
    if (index < positional.length) return positional[index]
    const value = rest.get(parameter)
    if (value !== undefined) rest.delete(parameter)
    return value
  })
  let caller: Value = new Undefined('No caller defined', 'caller')
  if (shape.usesCaller && !parameters.includes('caller')) {
    const given = rest.get('caller')
    if (given !== undefined) caller = given
    rest.delete('caller')
  }
  if (rest.size > 0 && !shape.usesKwargs) {
    const [unknown] = rest.keys()
    throw typeError(`macro '${name}' takes no keyword argument '${unknown}'`)
  }
  return {
    values,
    caller,
    kwargs: new Map<Value, Value>(rest),
    varargs: new Tuple(positional.slice(parameters.length)),
  }
}
