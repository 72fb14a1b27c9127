import type { Value } from '../values/value.ts'
import type { Arguments } from './arguments.ts'
import { typeError } from './python-error.ts'

/** A required parameter is its name; an optional one a pair of name and default. */
export type Parameter = string | readonly [name: string, defaultValue: Value]

const nameOf = (parameter: Parameter): string => (typeof parameter === 'string' ? parameter : parameter[0])

/** Binds call arguments to a Python signature and returns one value per parameter, or raises as Python does. */
export function bindArguments(
  args: Pick<Arguments, 'positional' | 'named'>,
  functionName: string,
  parameters: readonly Parameter[],
): Value[] {
  const { positional, named } = args
  if (positional.length > parameters.length) throw tooMany(functionName, parameters, positional.length)
  for (const key of named.keys()) {
    const index = parameters.findIndex((parameter) => nameOf(parameter) === key)
    if (index < 0) throw typeError(`${functionName}() got an unexpected keyword argument '${key}'`)
    if (index < positional.length)
      throw typeError(`${functionName}() got multiple values for argument '${key}'`)
  }
  const missing: string[] = []
  const values = parameters.map((parameter, index): Value => {
    const given = index < positional.length ? positional[index] : named.get(nameOf(parameter))
    if (given !== undefined) return given
    if (typeof parameter !== 'string') return parameter[1]
    missing.push(`'${parameter}'`)
    return null
  })
  if (missing.length > 0) {
    const noun = missing.length === 1 ? 'argument' : 'arguments'
    throw typeError(
      `${functionName}() missing ${missing.length} required positional ${noun}: ${enumerate(missing)}`,
    )
  }
  return values
}

function tooMany(functionName: string, parameters: readonly Parameter[], given: number) {
  const required = parameters.filter((parameter) => typeof parameter === 'string').length
  const range = required === parameters.length ? `${required}` : `from ${required} to ${parameters.length}`
  const noun = parameters.length === 1 ? 'argument' : 'arguments'
  const verb = given === 1 ? 'was' : 'were'
  return typeError(`${functionName}() takes ${range} positional ${noun} but ${given} ${verb} given`)
}

function enumerate(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ')
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`
}
