import type { Arguments } from '../runtime/arguments.ts'
import { itemsOf } from '../runtime/iteration.ts'
import { findKey } from '../runtime/keys.ts'
import { PythonError } from '../runtime/python-error.ts'
import { repr } from '../runtime/text.ts'
import { Callable } from './callable.ts'
import { type BinaryOperator, HostObject } from './host-object.ts'
import type { Value } from './value.ts'

type SetMethod = (self: PythonSet, others: readonly Value[]) => Value

/** Python's set; it iterates in the order of insertion. */
export class PythonSet extends HostObject {
  readonly typeName = 'set'
  readonly #items = new Map<Value, null>()

  constructor(items: Iterable<Value> = []) {
    super()
    for (const item of items) this.add(item)
  }

  add(item: Value): void {
    if (findKey(this.#items, item) === undefined) this.#items.set(item, null)
  }

  delete(item: Value): boolean {
    const found = findKey(this.#items, item)
    return found !== undefined && this.#items.delete(found)
  }

  clear(): void {
    this.#items.clear()
  }

  override contains(item: Value): boolean {
    return findKey(this.#items, item) !== undefined
  }

  override iterate(): Value[] {
    return [...this.#items.keys()]
  }

  override length(): number {
    return this.#items.size
  }

  override equals(other: Value): boolean {
    return other instanceof PythonSet && other.length() === this.length() && isSubset(this, other)
  }

  /** Subset order; unordered sets compare as neither smaller nor larger. */
  override compare(other: Value): number | undefined {
    if (!(other instanceof PythonSet)) return undefined
    if (this.equals(other)) return 0
    if (isSubset(this, other)) return -1
    return isSubset(other, this) ? 1 : Number.NaN
  }

  override operate(operator: BinaryOperator, other: Value, reflected: boolean): Value | undefined {
    if (!(other instanceof PythonSet) || operator !== '-') return undefined
    return reflected ? difference(other, [this]) : difference(this, [other])
  }

  override getAttribute(name: string): Value | undefined {
    const method = methods.get(name)
    if (method === undefined) return undefined
    return new Callable(name, (args: Arguments) => method(this, args.positional))
  }

  override toJson(): Value {
    return this.iterate()
  }

  override toRepr(): string {
    return this.length() === 0 ? 'set()' : `{${this.iterate().map(repr).join(', ')}}`
  }
}

/** Python's set(). */
export const setConstructor: Callable = new Callable('set', ({ positional }) => {
  const [items] = positional
  return new PythonSet(items === undefined ? [] : itemsOf(items))
})

const isSubset = (a: PythonSet, b: PythonSet): boolean => a.iterate().every((item) => b.contains(item))

const asSet = (value: Value | undefined): PythonSet =>
  value instanceof PythonSet ? value : new PythonSet(value === undefined ? [] : itemsOf(value))

const union: SetMethod = (self, others) =>
  new PythonSet([...self.iterate(), ...others.flatMap((other) => [...itemsOf(other)])])

const intersection: SetMethod = (self, others) => {
  const sets = others.map(asSet)
  return new PythonSet(self.iterate().filter((item) => sets.every((set) => set.contains(item))))
}

const difference: SetMethod = (self, others) => {
  const sets = others.map(asSet)
  return new PythonSet(self.iterate().filter((item) => !sets.some((set) => set.contains(item))))
}

const methods: ReadonlyMap<string, SetMethod> = new Map<string, SetMethod>([
  ['union', union],
  ['intersection', intersection],
  ['difference', difference],
  [
    'symmetric_difference',
    (self, others) => union(asSet(difference(self, others)), [difference(asSet(others[0]), [self])]),
  ],
  ['issubset', (self, [other]) => isSubset(self, asSet(other))],
  ['issuperset', (self, [other]) => isSubset(asSet(other), self)],
  ['isdisjoint', (self, [other]) => !self.iterate().some((item) => asSet(other).contains(item))],
  ['copy', (self) => new PythonSet(self.iterate())],
  [
    'add',
    (self, [item = null]) => {
      self.add(item)
      return null
    },
  ],
  [
    'update',
    (self, others) => {
      for (const other of others) for (const item of itemsOf(other)) self.add(item)
      return null
    },
  ],
  [
    'discard',
    (self, [item = null]) => {
      self.delete(item)
      return null
    },
  ],
  [
    'remove',
    (self, [item = null]) => {
      if (!self.delete(item)) throw new PythonError('lookup', repr(item))
      return null
    },
  ],
  [
    'pop',
    (self) => {
      const [first] = self.iterate()
      if (first === undefined) throw new PythonError('lookup', "'pop from an empty set'")
      self.delete(first)
      return first
    },
  ],
  [
    'clear',
    (self) => {
      self.clear()
      return null
    },
  ],
])
