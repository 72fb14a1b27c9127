import type { Scope } from '../scope.ts'
import { HostObject } from '../values/host-object.ts'
import { Loop } from '../values/loop.ts'
import { type MacroBody, type MacroShape, MacroValue } from '../values/macro.ts'
import { Tuple } from '../values/tuple.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { applyFilter, applyTest, lookupName } from './applications.ts'
import {
  add,
  concatenate,
  divide,
  floorDivide,
  modulo,
  multiply,
  negate,
  positive,
  power,
  subtract,
} from './arithmetic.ts'
import { call, callMethod, getAttribute, namedArguments, spreadArguments } from './calls.ts'
import { equals, orderOf } from './comparison.ts'
import { captured, concatenateEscaping, escaped, markup } from './escaping.ts'
import { caught, failure } from './failure.ts'
import { Frame, type Unit } from './frame.ts'
import { macroFrame, traced, writes, wrote } from './tracing.ts'
import {
  blockFrame,
  defineBlocks,
  extendTemplate,
  renderBlock,
  renderParent,
  selfReference,
  superBlock,
} from './inheritance.ts'
import { importedName, importTemplate, includeTemplate } from './imports.ts'
import { contains, getItem, slice } from './items.ts'
import { itemsOf, unpack } from './iteration.ts'
import { dictOf } from './keys.ts'
import { typeError } from './python-error.ts'
import { text } from './text.ts'
import { truth } from './truth.ts'

function setAttribute(object: Value, name: string, value: Value): void {
  if (object instanceof Undefined) object.raise()
  if (!(object instanceof HostObject) || object.setAttribute === undefined) {
    throw typeError('cannot assign attribute on non-namespace object')
  }
  object.setAttribute(name, value)
}

/** Everything that compiled templates call. Functions that can fail take the position as a last, unread argument. */
export const runtime = {
  add,
  sub: subtract,
  mul: multiply,
  div: divide,
  floordiv: floorDivide,
  mod: modulo,
  pow: power,
  neg: negate,
  pos: positive,
  concat: concatenate,
  concatEscaping: concatenateEscaping,
  eq: equals,
  ne: (a: Value, b: Value): boolean => !equals(a, b),
  lt: (a: Value, b: Value): boolean => orderOf(a, b, '<') < 0,
  lteq: (a: Value, b: Value): boolean => orderOf(a, b, '<=') <= 0,
  gt: (a: Value, b: Value): boolean => orderOf(a, b, '>') > 0,
  gteq: (a: Value, b: Value): boolean => orderOf(a, b, '>=') >= 0,
  in: (item: Value, container: Value): boolean => contains(container, item),
  notin: (item: Value, container: Value): boolean => !contains(container, item),
  text,
  escaped,
  captured,
  markup,
  truth,
  attr: getAttribute,
  item: getItem,
  slice: (object: Value, start: Value, stop: Value, step: Value): Value =>
    slice(object, { start, stop, step }),
  call,
  callMethod,
  named: namedArguments,
  spread: spreadArguments,
  filter: applyFilter,
  test: applyTest,
  name: lookupName,
  items: itemsOf,
  unpack,
  dict: dictOf,
  tuple: (items: readonly Value[]): Tuple => new Tuple(items),
  setAttribute,
  missing: (name: string): Undefined => new Undefined(`parameter '${name}' was not provided`, name),
  noElse: (): Undefined =>
    new Undefined('the inline if-expression evaluated to false and no else section was defined.'),
  loop: (items: readonly Value[], depth: number, recursion: ConstructorParameters<typeof Loop>[2]): Loop =>
    new Loop(items, depth, recursion),
  macro: (shape: MacroShape, body: MacroBody): MacroValue => new MacroValue(shape, body),
  frame: (unit: Unit, scope: Scope, macro: string | null): Frame => new Frame(unit, scope, macro),
  macroFrame,
  writes,
  wrote,
  traced,
  failure,
  caught,
  import: importTemplate,
  imported: importedName,
  include: includeTemplate,
  extends: extendTemplate,
  parent: renderParent,
  block: renderBlock,
  blockFrame,
  defineBlocks,
  super: superBlock,
  self: selfReference,
} as const

export type Runtime = typeof runtime
