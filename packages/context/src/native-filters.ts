import { Callable, float, type HostObject, type Value } from '@waypoint/jinja'

/**
 * dbt's own filters. They say what type a text stands for, which matters where an expression's value is
 * kept: `enabled: "{{ env_var('ON') | as_bool }}"`.
 */
export const NATIVE_FILTERS: ReadonlyMap<string, HostObject> = new Map(
  Object.entries({ as_text: asIs, as_native: native, as_bool: boolean, as_number: number }).map(
    ([name, convert]) => [name, new Callable(name, ({ positional }) => convert(positional[0] ?? null))],
  ),
)

function asIs(value: Value): Value {
  return value
}

function native(value: Value): Value {
  const converted = number(boolean(value))
  return converted === 'None' ? null : converted
}

function boolean(value: Value): Value {
  if (typeof value !== 'string' || !/^(?:true|false)$/i.test(value.trim())) return value
  return value.trim().toLowerCase() === 'true'
}

function number(value: Value): Value {
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (/^[-+]?\d+$/.test(text)) return Number(text)
  return /^[-+]?(?:\d+\.\d*|\.\d+|\d+(?=e))(?:e[-+]?\d+)?$/i.test(text) ? float(Number(text)) : value
}
