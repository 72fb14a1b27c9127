import type { TestFunction } from '../runtime/environment.ts'
import type { Arguments } from '../runtime/arguments.ts'
import { bindArguments } from '../runtime/bind-arguments.ts'
import { equals, orderOf } from '../runtime/comparison.ts'
import { contains } from '../runtime/items.ts'
import type { Value } from '../values/value.ts'

const other = (args: Arguments, name: string): Value => bindArguments(args, name, ['other'])[0] ?? null

const equal: TestFunction = (value, args) => equals(value, other(args, 'eq'))
const unequal: TestFunction = (value, args) => !equals(value, other(args, 'ne'))
const less: TestFunction = (value, args) => orderOf(value, other(args, 'lt'), '<') < 0
const lessOrEqual: TestFunction = (value, args) => orderOf(value, other(args, 'le'), '<=') <= 0
const greater: TestFunction = (value, args) => orderOf(value, other(args, 'gt'), '>') > 0
const greaterOrEqual: TestFunction = (value, args) => orderOf(value, other(args, 'ge'), '>=') >= 0

export const comparisonTests: readonly (readonly [string, TestFunction])[] = [
  ['eq', equal],
  ['==', equal],
  ['equalto', equal],
  ['ne', unequal],
  ['!=', unequal],
  ['lt', less],
  ['<', less],
  ['lessthan', less],
  ['le', lessOrEqual],
  ['<=', lessOrEqual],
  ['gt', greater],
  ['>', greater],
  ['greaterthan', greater],
  ['ge', greaterOrEqual],
  ['>=', greaterOrEqual],
  ['in', (value, args) => contains(other(args, 'in'), value)],
  ['sameas', (value, args) => value === other(args, 'sameas')],
]
