import { callable, HostObject, text, Tuple, type Value } from '@waypoint/jinja'

/** What re.match and its like found. */
export class Match extends HostObject {
  readonly typeName = 're.Match'
  readonly #match: RegExpExecArray

  constructor(match: RegExpExecArray) {
    super()
    this.#match = match
  }

  override getAttribute(name: string): Value | undefined {
    const match = this.#match
    switch (name) {
      case 'group':
        return callable(name, ({ positional }) => {
          if (positional.length < 2) return this.#group(positional[0] ?? 0)
          return new Tuple(positional.map((key) => this.#group(key)))
        })
      case 'groups':
        return callable(name, ({ positional: [absent = null] }) => {
          return new Tuple(match.slice(1).map((group) => group ?? absent))
        })
      case 'groupdict':
        return callable(name, ({ positional: [absent = null] }) => {
          const groups = Object.entries(match.groups ?? {})
          return new Map<Value, Value>(groups.map(([key, group]) => [key, group ?? absent]))
        })
      case 'start':
        return callable(name, ({ positional }) => this.#span(positional[0] ?? 0)[0])
      case 'end':
        return callable(name, ({ positional }) => this.#span(positional[0] ?? 0)[1])
      case 'span':
        return callable(name, ({ positional }) => new Tuple([...this.#span(positional[0] ?? 0)]))
      case 'string':
        return match.input
      default:
        return undefined
    }
  }

  override getItem(key: Value): Value | undefined {
    return this.#group(key)
  }

  override toText(): string {
    const [start, end] = this.#span(0)
    return `<re.Match object; span=(${start}, ${end}), match='${this.#match[0]}'>`
  }

  #group(key: Value): Value {
    return (typeof key === 'number' ? this.#match[key] : this.#match.groups?.[text(key)]) ?? null
  }

  #span(key: Value): readonly [number, number] {
    const { indices } = this.#match
    return (typeof key === 'number' ? indices?.[key] : indices?.groups?.[text(key)]) ?? [-1, -1]
  }
}
