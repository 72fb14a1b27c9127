import { bindArguments, callable, jsonText, type Value } from '@waypoint/jinja'
import { dump, load, YAML11_SCHEMA } from 'js-yaml'
import type { ContextName } from '../environment.ts'
import { toPlain, toValue } from '../plain.ts'
import { textOf } from '../text.ts'

/** `tojson(value, default=None, sort_keys=False)` */
export const tojson: ContextName = () =>
  callable('tojson', (args) => {
    const [value, fallback, sortKeys] = bindArguments(args, 'tojson', [
      'value',
      ['default', null],
      ['sort_keys', false],
    ])
    return orDefault(() => jsonText(value ?? null, { sortKeys: sortKeys === true }), fallback)
  })

export const fromjson: ContextName = () =>
  callable('fromjson', (args) => {
    const [text, fallback] = bindArguments(args, 'fromjson', ['string', ['default', null]])
    return orDefault(() => toValue(JSON.parse(textOf(text))), fallback)
  })

export const toyaml: ContextName = () =>
  callable('toyaml', (args) => {
    const [value, fallback, sortKeys] = bindArguments(args, 'toyaml', [
      'value',
      ['default', null],
      ['sort_keys', false],
    ])
    return orDefault(() => dump(toPlain(value ?? null), { sortKeys: sortKeys === true }), fallback)
  })

export const fromyaml: ContextName = () =>
  callable('fromyaml', (args) => {
    const [text, fallback] = bindArguments(args, 'fromyaml', ['value', ['default', null]])
    return orDefault(() => toValue(load(textOf(text), { schema: YAML11_SCHEMA })), fallback)
  })

/** As in dbt, what cannot be converted gives the default instead of an error. */
function orDefault(convert: () => Value, fallback: Value | undefined): Value {
  try {
    return convert()
  } catch {
    return fallback ?? null
  }
}
