import type { Arguments } from '../runtime/arguments.ts'
import type { Value } from './value.ts'

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '|' | '&'

/**
 * An object of the host that templates may see. What a subclass does not define does not exist for a
 * template: there is no way from here to JavaScript properties or prototypes.
 */
export abstract class HostObject {
  /** The Python type name, as in error messages: 'str', 'datetime.date', … */
  abstract readonly typeName: string
  /** True for an object that the test `mapping` takes for a dict. */
  readonly isMapping?: boolean
  getAttribute?(name: string): Value | undefined
  setAttribute?(name: string, value: Value): void
  getItem?(key: Value): Value | undefined
  /** `object[start:stop:step]`, with the bounds already fitted to its length; a list of its items otherwise. */
  slice?(start: number, stop: number, step: number): Value
  setItem?(key: Value, value: Value): void
  call?(args: Arguments): Value | Promise<Value>
  /** Python's str(). */
  toText?(): string
  /** Python's repr(). */
  toRepr?(): string
  /** What `tojson` writes instead of refusing the object. */
  toJson?(): Value
  iterate?(): Iterable<Value>
  truth?(): boolean
  equals?(other: Value): boolean
  length?(): number
  contains?(item: Value): boolean
  /** Negative, zero or positive; undefined when the two cannot be ordered. */
  compare?(other: Value): number | undefined
  /** `reflected` is set when this object is the right operand. Undefined means "not supported". */
  operate?(operator: BinaryOperator, other: Value, reflected: boolean): Value | undefined
}
