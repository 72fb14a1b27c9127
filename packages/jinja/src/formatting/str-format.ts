import type { Arguments } from '../runtime/arguments.ts'
import { lookupItem } from '../runtime/lookup-item.ts'
import { PythonError, valueError } from '../runtime/python-error.ts'
import { repr, text } from '../runtime/text.ts'
import { objectName } from '../runtime/type-name.ts'
import { HostObject } from '../values/host-object.ts'
import type { Value } from '../values/value.ts'
import { formatValue } from './format-spec.ts'

type Given = Pick<Arguments, 'positional' | 'named'>

/** Python's str.format(). Private attributes are out of reach here as well. */
export function formatText(template: string, given: Given): string {
  return new Formatter(given).format(template)
}

class Formatter {
  readonly #given: Given
  #automatic = 0

  constructor(given: Given) {
    this.#given = given
  }

  format(template: string): string {
    let result = ''
    for (let at = 0; at < template.length; ) {
      const character = template[at] ?? ''
      if (character !== '{' && character !== '}') {
        result += character
        at += 1
      } else if (template[at + 1] === character) {
        result += character
        at += 2
      } else {
        if (character === '}') throw valueError("Single '}' encountered in format string")
        const end = closing(template, at)
        result += this.#field(template.slice(at + 1, end))
        at = end + 1
      }
    }
    return result
  }

  #field(field: string): string {
    const parts = /^([^:!]*)(?:!([rsa]))?(?::([\s\S]*))?$/.exec(field)
    if (parts === null) throw valueError("expected ':' after conversion specifier")
    const [, path = '', conversion, spec = ''] = parts
    const value = this.#resolve(path)
    const converted = conversion === undefined ? value : conversion === 's' ? text(value) : repr(value)
    return formatValue(converted, spec.includes('{') ? this.format(spec) : spec)
  }

  #resolve(path: string): Value {
    const first = /^[^.[]*/.exec(path)?.[0] ?? ''
    let value = this.#argument(first)
    for (const [step, attribute, item] of path.slice(first.length).matchAll(/\.([^.[]+)|\[([^\]]+)\]/g)) {
      const found =
        attribute === undefined
          ? lookupItem(value, /^\d+$/.test(item ?? '') ? Number(item) : (item ?? ''))
          : attributeOrItem(value, attribute)
      if (found === undefined) {
        throw new PythonError(
          'lookup',
          `'${objectName(value)}' has no ${attribute === undefined ? 'element' : 'attribute'} ${step}`,
        )
      }
      value = found
    }
    return value
  }

  #argument(name: string): Value {
    if (name === '' || /^\d+$/.test(name)) {
      const index = name === '' ? this.#automatic++ : Number(name)
      const value = this.#given.positional[index]
      if (value !== undefined) return value
      throw new PythonError('lookup', `Replacement index ${index} out of range for positional args tuple`)
    }
    const value = this.#given.named.get(name)
    if (value === undefined) throw new PythonError('lookup', `'${name}'`)
    return value
  }
}

/** Methods are out of reach: a format string reads data only. */
function attributeOrItem(value: Value, name: string): Value | undefined {
  const attribute = value instanceof HostObject ? value.getAttribute?.(name) : undefined
  return attribute === undefined ? lookupItem(value, name) : attribute
}

function closing(template: string, start: number): number {
  let depth = 0
  for (let at = start; at < template.length; at += 1) {
    if (template[at] === '{') depth += 1
    else if (template[at] === '}') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  throw valueError("expected '}' before end of string")
}
