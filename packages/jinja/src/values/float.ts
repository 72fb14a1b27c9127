import { HostObject } from './host-object.ts'

/** A float whose value is integral (1.0), which a JavaScript number cannot tell from an int. */
export class Float extends HostObject {
  readonly typeName = 'float'
  readonly value: number

  constructor(value: number) {
    super()
    this.value = value
  }
}

/** The canonical representation of a Python float. */
export function float(value: number): number | Float {
  return Number.isInteger(value) ? new Float(value) : value
}
