import { lookupName } from '../runtime/applications.ts'
import type { Frame } from '../runtime/frame.ts'
import type { Value } from '../values/value.ts'

/** The variables of one template scope while it is interpreted; a name that has no value yet is the outer one. */
export class LocalScope {
  readonly frame: Frame
  /** Whether assignments here are exported by the template. */
  readonly topLevel: boolean
  readonly #parent: LocalScope | null
  #values: Map<string, Value> | undefined

  constructor(frame: Frame, parent: LocalScope | null) {
    this.frame = frame
    this.topLevel = parent === null
    this.#parent = parent
  }

  nested(): LocalScope {
    return new LocalScope(this.frame, this)
  }

  set(name: string, value: Value): void {
    this.#values ??= new Map()
    this.#values.set(name, value)
  }

  read(name: string, at: number): Value {
    const value = this.#values?.get(name)
    if (value !== undefined) return value
    if (this.#parent !== null) return this.#parent.read(name, at)
    this.frame.p = at
    return lookupName(this.frame, name)
  }
}
