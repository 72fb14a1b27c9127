import { escapedArgument } from '../formatting/format-markup.ts'
import { argumentsOf } from '../runtime/arguments.ts'
import { escape } from '../runtime/escaping.ts'
import { itemsOf } from '../runtime/iteration.ts'
import { typeError } from '../runtime/python-error.ts'
import { stripTags, unescapeHtml } from '../formatting/html.ts'
import { Markup } from '../values/markup.ts'
import { Tuple } from '../values/tuple.ts'
import type { Value } from '../values/value.ts'
import { asText, type Method, type MethodTable } from './method.ts'
import { stringMethods } from './string/string-methods.ts'

const escapedText = (value: Value): Value => escape(value).text

/** Which positional argument of a method becomes part of the result, and so is escaped. */
const insertedArgument: ReadonlyMap<string, number> = new Map([
  ['replace', 1],
  ['ljust', 1],
  ['rjust', 1],
  ['center', 1],
])

/** What a method of str gives, safe again. */
function safe(value: Value): Value {
  if (typeof value === 'string') return new Markup(value)
  if (Array.isArray(value)) return value.map(safe)
  return value instanceof Tuple ? new Tuple(value.items.map(safe)) : value
}

function wrapped(name: string, method: Method): Method {
  const inserted = insertedArgument.get(name)
  return (self, args) => {
    const positional = args.positional.map((value, index) =>
      index === inserted && typeof value === 'string' ? escapedText(value) : value,
    )
    const result = method(asText(self), argumentsOf(positional, args.named, args))
    if (result instanceof Promise) throw typeError(`'${name}' cannot wait for something`)
    return safe(result)
  }
}

const join: Method = (self, { positional: [items = null] }) =>
  new Markup(
    itemsOf(items)
      .map((item) => escape(item).text)
      .join(asText(self)),
  )

const format: Method = (self, args) => {
  const named = new Map([...args.named].map(([key, value]) => [key, escapedArgument(value)]))
  const positional = args.positional.map(escapedArgument)
  const result = stringMethods.get('format')?.(asText(self), argumentsOf(positional, named, args)) ?? ''
  return new Markup(asText(result instanceof Promise ? '' : result))
}

/** str's methods as Markup has them: their results are safe, and what they insert is escaped. */
export const markupMethods: MethodTable = new Map<string, Method>([
  ...[...stringMethods].map(([name, method]) => [name, wrapped(name, method)] as const),
  ['join', join],
  ['format', format],
  ['striptags', (self) => stripTags(asText(self))],
  ['unescape', (self) => unescapeHtml(asText(self))],
])
