import { equals } from '../runtime/comparison.ts'
import { repr } from '../runtime/text.ts'
import { HostObject } from './host-object.ts'
import { Tuple } from './tuple.ts'
import type { Dict, Value } from './value.ts'

export type DictViewKind = 'dict_keys' | 'dict_values' | 'dict_items'

/** What `keys()`, `values()` and `items()` return: it follows the dict. */
export class DictView extends HostObject {
  readonly typeName: DictViewKind
  readonly #dict: Dict

  constructor(dict: Dict, kind: DictViewKind) {
    super()
    this.#dict = dict
    this.typeName = kind
  }

  override iterate(): Value[] {
    switch (this.typeName) {
      case 'dict_keys':
        return [...this.#dict.keys()]
      case 'dict_values':
        return [...this.#dict.values()]
      case 'dict_items':
        return [...this.#dict].map((entry) => new Tuple(entry))
    }
  }

  override length(): number {
    return this.#dict.size
  }

  override contains(item: Value): boolean {
    return this.iterate().some((candidate) => equals(candidate, item))
  }

  override equals(other: Value): boolean {
    if (!(other instanceof DictView) || this.typeName === 'dict_values') return this === other
    return other.length() === this.length() && this.iterate().every((item) => other.contains(item))
  }

  override toRepr(): string {
    return `${this.typeName}(${repr(this.iterate())})`
  }

  override toJson(): Value {
    return this.iterate()
  }
}
