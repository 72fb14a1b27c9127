import { HostObject } from '../values/host-object.ts'
import type { Value } from '../values/value.ts'
import { PythonError } from './python-error.ts'

/** Python's name of a value's type. */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'string':
      return 'str'
    case 'boolean':
      return 'bool'
    case 'bigint':
      return 'int'
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float'
    default:
      if (value === null) return 'NoneType'
      if (Array.isArray(value)) return 'list'
      if (value instanceof Map) return 'dict'
      if (value instanceof HostObject) return value.typeName
      throw new PythonError('host', 'The host gave the template an object that templates cannot read.')
  }
}

/** How Jinja names an object whose attribute or element is missing. */
export function objectName(value: Value): string {
  return value === null ? 'None' : `${typeName(value)} object`
}
