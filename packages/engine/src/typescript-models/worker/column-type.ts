import type { ColumnKind } from '../protocol.ts'

const LARGEST_BIGINT = 2n ** 63n - 1n

/** What a column turns out to hold, value by value: numbers widen, what does not go together becomes text. */
export class ColumnType {
  #kind: ColumnKind = 'unknown'
  #scale = 0

  /** The value as text; throws TypeError where it has none. */
  text(value: unknown): string {
    const [kind, text] = read(value)
    if (kind === 'decimal')
      this.#scale = Math.max(this.#scale, text.length - (text.indexOf('.') + 1 || text.length))
    this.#kind = this.#kind === 'unknown' || this.#kind === kind ? kind : common(this.#kind, kind)
    return text
  }

  found(): { readonly kind: ColumnKind; readonly scale: number } {
    return { kind: this.#kind, scale: this.#scale }
  }
}

const NUMBERS: readonly ColumnKind[] = ['integer', 'decimal', 'double']

function common(left: ColumnKind, right: ColumnKind): ColumnKind {
  const [a, b] = [NUMBERS.indexOf(left), NUMBERS.indexOf(right)]
  return a < 0 || b < 0 ? 'text' : (NUMBERS[Math.max(a, b)] ?? 'text')
}

function read(value: unknown): readonly [ColumnKind, string] {
  switch (typeof value) {
    case 'boolean':
      return ['boolean', String(value)]
    case 'number':
      return [Number.isSafeInteger(value) ? 'integer' : 'double', String(value)]
    case 'bigint':
      return [value > LARGEST_BIGINT || value < -LARGEST_BIGINT ? 'decimal' : 'integer', String(value)]
    case 'string':
      return ['text', value]
    case 'object':
      return readObject(value as object)
    default:
      throw new TypeError(`a ${typeof value} cannot be stored`)
  }
}

function readObject(value: object): readonly [ColumnKind, string] {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new TypeError('the date is invalid')
    return ['timestamp', value.toISOString().replace('T', ' ').replace('Z', '')]
  }
  if (ArrayBuffer.isView(value))
    throw new TypeError('bytes cannot be stored; return them as base64 or hex text')
  if ('decimal' in value && typeof value.decimal === 'string' && Object.keys(value).length === 1) {
    if (!/^-?\d+(?:\.\d+)?$/.test(value.decimal)) throw new TypeError(`'${value.decimal}' is no decimal`)
    return ['decimal', value.decimal]
  }
  return [
    'json',
    JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each)),
  ]
}
