import { isFloat, isInteger, numeric } from '../runtime/numbers.ts'
import type { TestFunction } from '../runtime/environment.ts'
import { isIterable } from '../runtime/iteration.ts'
import { text } from '../runtime/text.ts'
import { HostObject } from '../values/host-object.ts'
import { Markup } from '../values/markup.ts'
import { Undefined } from '../values/undefined.ts'

const hasCase = (value: string): boolean => value.toLowerCase() !== value.toUpperCase()

export const typeTests: readonly (readonly [string, TestFunction])[] = [
  ['defined', (value) => !(value instanceof Undefined)],
  ['undefined', (value) => value instanceof Undefined],
  ['none', (value) => value === null],
  ['boolean', (value) => typeof value === 'boolean'],
  ['true', (value) => value === true],
  ['false', (value) => value === false],
  ['integer', (value) => typeof value !== 'boolean' && isInteger(value)],
  ['float', (value) => isFloat(value)],
  [
    'number',
    (value) =>
      numeric(value) !== undefined || (value instanceof HostObject && value.typeName === 'decimal.Decimal'),
  ],
  ['string', (value) => typeof value === 'string' || value instanceof Markup],
  ['mapping', (value) => value instanceof Map || (value instanceof HostObject && value.isMapping === true)],
  ['iterable', (value) => isIterable(value)],
  [
    'sequence',
    (value) =>
      typeof value === 'string' ||
      Array.isArray(value) ||
      value instanceof Map ||
      (value instanceof HostObject && value.length !== undefined && value.typeName !== 'set'),
  ],
  [
    'callable',
    (value) => value instanceof HostObject && (value.call !== undefined || value instanceof Undefined),
  ],
  ['escaped', (value) => value instanceof Markup],
  ['lower', (value) => hasCase(text(value)) && text(value) === text(value).toLowerCase()],
  ['upper', (value) => hasCase(text(value)) && text(value) === text(value).toUpperCase()],
]
