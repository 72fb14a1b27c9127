const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const datePattern = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const timestampPattern = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})$/
const isoTimestampPattern =
  /^(\d{4})-?(\d{2})-?(\d{2})T(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/

const integerLimit = 2n ** 31n
const bigintLimit = 2n ** 63n

type Kind =
  | 'integer'
  | 'bigint'
  | 'numeric'
  | 'double precision'
  | 'date'
  | 'timestamp'
  | 'iso'
  | 'boolean'
  | 'text'

/** The narrowest first; a column has the first kind that all its values are of. */
const kinds: readonly (readonly [Kind, (value: string) => boolean])[] = [
  ['integer', (value) => isBelow(value, integerLimit)],
  ['bigint', (value) => isBelow(value, bigintLimit)],
  ['numeric', (value) => wholeNumber(value) !== null],
  ['double precision', (value) => numberPattern.test(value)],
  ['date', (value) => isMoment(datePattern.exec(value))],
  ['timestamp', (value) => isMoment(timestampPattern.exec(value))],
  ['iso', (value) => isMoment(isoTimestampPattern.exec(value))],
  ['boolean', (value) => /^(true|false)$/i.test(value)],
  ['text', () => true],
]

/**
 * The type that dbt infers for a column of a seed (agate's order: number, date, timestamp, boolean, text),
 * from one value after the other. Two points go further than dbt, which fails there: integers beyond 32 bits
 * become bigint or numeric, and figures with signs (`10%`, `$5`, `1,5`) stay text.
 */
export class TypeInference {
  #possible = kinds
  #isEmpty = true

  add(field: string): void {
    const value = seedValue(field)
    if (value === null) return
    this.#isEmpty = false
    if (this.#possible[0]?.[1](value) === true && this.#possible.length === 1) return
    this.#possible = this.#possible.filter(([, fits]) => fits(value))
  }

  get type(): string {
    if (this.#isEmpty) return 'integer'
    const kind = this.#possible[0]?.[0] ?? 'text'
    return kind === 'iso' || kind === 'timestamp' ? 'timestamp without time zone' : kind
  }
}

/** A field without the blanks around it; null where it is empty or says so. */
function seedValue(field: string): string | null {
  const value = field.trim()
  return value === '' || value.toLowerCase() === 'null' ? null : value
}

/** The field as COPY is given it for a column of this type. */
export function seedField(field: string, type: string): string | null {
  const value = seedValue(field)
  if (value === null) return null
  if (isTextType(type)) return field
  if (/^(small|big)?int/i.test(type)) return wholeNumber(value)?.toString() ?? value
  if (/^timestamp( without|\(|$)/i.test(type)) return inUtc(value)
  return value
}

function isTextType(type: string): boolean {
  return /^(varchar|text|string|char|bpchar|character)/i.test(type)
}

function isBelow(value: string, limit: bigint): boolean {
  const whole = wholeNumber(value)
  return whole !== null && whole >= -limit && whole < limit
}

/** `100.00` and `1e3` are whole numbers too. */
function wholeNumber(value: string): bigint | null {
  if (!numberPattern.test(value)) return null
  const plain = /^([+-]?)(\d+)(?:\.0*)?$/.exec(value)
  if (plain !== null) return BigInt(`${plain[1] === '-' ? '-' : ''}${plain[2]}`)
  const number = Number(value)
  return Number.isInteger(number) ? BigInt(number) : null
}

function isMoment(parts: RegExpExecArray | null): boolean {
  if (parts === null) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return (
    year > 0 &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  )
}

/** PostgreSQL would drop the offset of what becomes a timestamp without time zone. */
function inUtc(value: string): string {
  const parts = isoTimestampPattern.exec(value)
  const zone = parts?.[8]
  if (parts === null || zone === undefined || !isMoment(parts)) return value.replace(',', '.')
  const [, year, month, day, hour, minute = '00', second = '00', fraction] = parts
  const offset =
    zone === 'Z' ? 'Z' : zone.replace(/^(...)(\d\d)?$/, (_, hours: string, rest = '00') => `${hours}:${rest}`)
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  if (Number.isNaN(instant.getTime())) return value
  return `${instant.toISOString().slice(0, 19)}${fraction === undefined ? '' : `.${fraction}`}`
}
