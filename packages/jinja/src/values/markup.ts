import { repr } from '../runtime/text.ts'
import { HostObject } from './host-object.ts'

/** Text that is already safe HTML, as `escape` and `safe` return it. */
export class Markup extends HostObject {
  readonly typeName = 'Markup'
  readonly text: string

  constructor(text: string) {
    super()
    this.text = text
  }

  override toText(): string {
    return this.text
  }

  override toRepr(): string {
    return `Markup(${repr(this.text)})`
  }

  override length(): number {
    return Array.from(this.text).length
  }

  override truth(): boolean {
    return this.text !== ''
  }
}
