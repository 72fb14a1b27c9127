import { type Arguments, argumentsOf } from '../runtime/arguments.ts'
import { unknownFilter, unknownTest } from '../runtime/applications.ts'
import type { Environment } from '../runtime/environment.ts'
import { itemsOf } from '../runtime/iteration.ts'
import { PythonError, typeError } from '../runtime/python-error.ts'
import { text } from '../runtime/text.ts'
import { truth } from '../runtime/truth.ts'
import { Generator } from '../values/generator.ts'
import type { Value } from '../values/value.ts'
import { attributeGetter, type Getter } from './attribute-path.ts'
import type { FilterEntry } from './filter.ts'

function tester(environment: Environment, args: Arguments, skipped: number): (value: Value) => boolean {
  const [name, ...rest] = args.positional.slice(skipped)
  if (name === undefined) return truth
  const inner = { ...argumentsOf(rest, args.named, args), escapes: args.escapes }
  const test = environment.tests.get(text(name))
  if (test !== undefined) return (value) => test(value, inner, environment)
  const host = environment.hostTests.get(text(name))
  if (host?.call === undefined) throw unknownTest(environment, text(name))
  return (value) =>
    truth(settled(text(name), host.call?.({ ...inner, positional: [value, ...rest] }) ?? null))
}

function settled(name: string, value: Value | Promise<Value>): Value {
  if (value instanceof Promise)
    throw new PythonError('asynchronous', `'${name}' cannot wait for something here.`)
  return value
}

function mapper(environment: Environment, args: Arguments): Getter {
  const attribute = args.named.get('attribute')
  if (args.positional.length === 0 && attribute !== undefined) {
    for (const key of args.named.keys()) {
      if (key !== 'attribute' && key !== 'default') throw typeError(`Unexpected keyword argument '${key}'`)
    }
    return attributeGetter(attribute, args.named.get('default') ?? null)
  }
  const [name, ...rest] = args.positional
  if (name === undefined) throw typeError('map requires a filter argument')
  const inner = { ...argumentsOf(rest, args.named, args), escapes: args.escapes }
  const host = environment.hostFilters.get(text(name))
  if (host !== undefined) {
    return (value) => settled(text(name), host.call?.({ ...inner, positional: [value, ...rest] }) ?? null)
  }
  const filter = environment.filters.get(text(name))
  if (filter === undefined) throw unknownFilter(environment, text(name))
  return (value) => settled(text(name), filter(value, inner, environment))
}

function selecting(name: string, wanted: boolean): FilterEntry {
  return [
    name,
    (value, args, environment) => {
      if (!truth(value)) return new Generator('select_or_reject', [])
      const holds = tester(environment, args, 0)
      const chosen = itemsOf(value).filter((item) => holds(item) === wanted)
      return new Generator('select_or_reject', chosen)
    },
  ]
}

function selectingByAttribute(name: string, wanted: boolean): FilterEntry {
  return [
    name,
    (value, args, environment) => {
      if (!truth(value)) return new Generator('select_or_reject', [])
      const [attribute] = args.positional
      if (attribute === undefined) throw typeError('Missing parameter for attribute name')
      const get = attributeGetter(attribute)
      const holds = tester(environment, args, 1)
      const chosen = itemsOf(value).filter((item) => holds(get(item)) === wanted)
      return new Generator('select_or_reject', chosen)
    },
  ]
}

export const selectionFilters: readonly FilterEntry[] = [
  selecting('select', true),
  selecting('reject', false),
  selectingByAttribute('selectattr', true),
  selectingByAttribute('rejectattr', false),
  [
    'map',
    (value, args, environment) => {
      if (!truth(value)) return new Generator('sync_do_map', [])
      return new Generator('sync_do_map', itemsOf(value).map(mapper(environment, args)))
    },
  ],
]
