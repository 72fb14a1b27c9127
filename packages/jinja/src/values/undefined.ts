import { PythonError } from '../runtime/python-error.ts'
import { HostObject } from './host-object.ts'

/** Jinja's Undefined: prints as nothing, is false, iterates as empty; any other use raises its message. */
export class Undefined extends HostObject {
  readonly typeName = 'Undefined'
  readonly message: string
  /** The name that was looked up, when there was one. */
  readonly symbol: string | undefined

  constructor(message: string, symbol?: string) {
    super()
    this.message = message
    this.symbol = symbol
  }

  raise(): never {
    throw new PythonError('undefined', this.message)
  }

  override truth(): boolean {
    return false
  }

  override toText(): string {
    return ''
  }

  override toRepr(): string {
    return 'Undefined'
  }

  override iterate(): [] {
    return []
  }

  override length(): number {
    return 0
  }
}

export const undefinedName = (name: string): Undefined => new Undefined(`'${name}' is undefined`, name)
