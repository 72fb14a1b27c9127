import { roundFloat } from '../formatting/exact-decimal.ts'
import { argumentInteger } from '../methods/method.ts'
import { negate } from '../runtime/arithmetic.ts'
import { orderOf } from '../runtime/comparison.ts'
import { toFloat } from '../runtime/convert.ts'
import { isInteger, numeric, toNumber } from '../runtime/numbers.ts'
import { typeError, valueError } from '../runtime/python-error.ts'
import { reprFloat } from '../runtime/text.ts'
import { truth } from '../runtime/truth.ts'
import { typeName } from '../runtime/type-name.ts'
import { Decimal } from '../values/decimal.ts'
import { float } from '../values/float.ts'
import { HostObject } from '../values/host-object.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { type FilterEntry, filter } from './filter.ts'

function absolute(value: Value): Value {
  if (value instanceof Undefined) value.raise()
  const isNumber =
    numeric(value) !== undefined || (value instanceof HostObject && value.operate !== undefined)
  if (!isNumber) throw typeError(`bad operand type for abs(): '${typeName(value)}'`)
  return orderOf(value, 0, '<') < 0 ? negate(value) : typeof value === 'boolean' ? Number(value) : value
}

function round(value: Value, [precision = 0, method = 'common']: readonly Value[]): Value {
  if (method !== 'common' && method !== 'ceil' && method !== 'floor') {
    throw valueError('method must be common, ceil or floor')
  }
  if (value instanceof Undefined) value.raise()
  const digits = argumentInteger(precision)
  if (value instanceof Decimal && method === 'common') return value.round(digits)
  const number = value instanceof Decimal ? Number(value.toText()) : toNumber(value)
  if (number === undefined) throw typeError(`type ${typeName(value)} doesn't define __round__ method`)
  if (method === 'common') {
    if (isInteger(value) && digits >= 0) return typeof value === 'boolean' ? Number(value) : value
    const rounded = roundFloat(number, digits)
    return isInteger(value) ? rounded : float(rounded)
  }
  const scaled = number * 10 ** digits
  return float((method === 'ceil' ? Math.ceil(scaled) : Math.floor(scaled)) / 10 ** digits)
}

const decimalUnits = ['kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB']
const binaryUnits = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB']

function fileSize(value: Value, binary: boolean): string {
  const bytes = toNumber(toFloat(value)) ?? 0
  const base = binary ? 1024 : 1000
  if (bytes === 1) return '1 Byte'
  if (bytes < base) return `${Number.isInteger(bytes) ? bytes : Math.trunc(bytes)} Bytes`
  const units = binary ? binaryUnits : decimalUnits
  const index = units.findIndex((_, power) => bytes < base ** (power + 2))
  const power = index < 0 ? units.length - 1 : index
  return `${roundedText(bytes / base ** (power + 1))} ${units[power]}`
}

const roundedText = (value: number): string => {
  const rounded = roundFloat(value, 1)
  return Number.isInteger(rounded) ? `${rounded}.0` : reprFloat(rounded)
}

export const numberFilters: readonly FilterEntry[] = [
  filter('abs', [], absolute),
  filter(
    'round',
    [
      ['precision', 0],
      ['method', 'common'],
    ],
    round,
  ),
  filter('filesizeformat', [['binary', false]], (value, [binary = false]) => fileSize(value, truth(binary))),
]
