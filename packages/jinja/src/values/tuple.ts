import { HostObject } from './host-object.ts'
import type { Value } from './value.ts'

export class Tuple extends HostObject {
  readonly typeName = 'tuple'
  readonly items: readonly Value[]

  constructor(items: readonly Value[]) {
    super()
    this.items = items
  }

  override iterate(): Iterable<Value> {
    return this.items
  }

  override length(): number {
    return this.items.length
  }
}
