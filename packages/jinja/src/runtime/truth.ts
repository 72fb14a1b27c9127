import { Float } from '../values/float.ts'
import { HostObject } from '../values/host-object.ts'
import type { Value } from '../values/value.ts'

export function truth(value: Value): boolean {
  switch (typeof value) {
    case 'boolean':
      return value
    case 'string':
      return value !== ''
    case 'number':
      return value !== 0
    case 'bigint':
      return value !== 0n
    default:
      if (value === null) return false
      if (Array.isArray(value)) return value.length > 0
      if (value instanceof Map) return value.size > 0
      if (value instanceof Float) return value.value !== 0
      if (value instanceof HostObject) {
        if (value.truth !== undefined) return value.truth()
        return value.length === undefined || value.length() > 0
      }
      return true
  }
}
