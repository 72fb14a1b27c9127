import { type Arguments, bindArguments, callable, HostObject, type Value, text } from '@waypoint/jinja'
import type { ColumnDescription } from '@waypoint/contracts'

const STRING_TYPES = new Set(['text', 'character varying', 'character', 'varchar'])
const FLOAT_TYPES = new Set(['real', 'float4', 'float', 'double precision', 'float8', 'double'])
const NUMERIC_TYPES = new Set(['numeric', 'decimal'])
const INTEGER_TYPES = new Set([
  'tinyint',
  'smallint',
  'integer',
  'bigint',
  'hugeint',
  'utinyint',
  'usmallint',
  'uinteger',
  'ubigint',
  'smallserial',
  'serial',
  'bigserial',
  'int1',
  'int2',
  'int4',
  'int8',
  'int',
])
/** The size of a string column whose type names none. */
const DEFAULT_STRING_SIZE = 256

interface ColumnSize {
  readonly charSize: number | null
  readonly precision: number | null
  readonly scale: number | null
  /** The whole type in the database's words, where only these do. */
  readonly spelling?: string
}

/** Texts of Trino, which does not know the long words of the standard. */
const SHORT_TEXT_TYPE = /^(?:varchar|char)\b/

const NO_SIZE: ColumnSize = { charSize: null, precision: null, scale: null }

/** A column as templates see it: dbt's `api.Column`. */
export class Column extends HostObject {
  readonly typeName = 'Column'
  readonly name: string
  readonly dtype: string
  readonly size: ColumnSize

  constructor(name: string, dtype: string, size: ColumnSize = NO_SIZE) {
    super()
    this.name = name
    this.dtype = dtype
    this.size = size
  }

  static describe(description: ColumnDescription): Column {
    const match = /^(numeric|decimal|character varying|varchar|character|char)\s*\(([^)]*)\)$/i.exec(
      description.dataType,
    )
    const spelling = SHORT_TEXT_TYPE.test(description.dataType) ? { spelling: description.dataType } : {}
    if (match === null) {
      return new Column(description.name, description.dataType, { ...NO_SIZE, ...spelling })
    }
    const [first, second] = (match[2] ?? '').split(',').map((part) => Number(part.trim()))
    const size: ColumnSize =
      second === undefined
        ? { charSize: first ?? null, precision: null, scale: null, ...spelling }
        : { charSize: null, precision: first ?? null, scale: second }
    return new Column(description.name, match[1] ?? description.dataType, size)
  }

  get quoted(): string {
    return `"${this.name.replaceAll('"', '""')}"`
  }

  get dataType(): string {
    if (this.size.spelling !== undefined) return this.size.spelling
    if (this.isString && !this.#isUnbounded) return `character varying(${this.stringSize})`
    if (this.isNumeric) return numericType(this.dtype, this.size.precision, this.size.scale)
    return this.dtype
  }

  /** What has no size must not be given one: PostgreSQL would cut values off, or refuse them. */
  get #isUnbounded(): boolean {
    const dtype = this.dtype.toLowerCase()
    return dtype === 'text' || (dtype === 'character varying' && this.size.charSize === null)
  }

  get isString(): boolean {
    return STRING_TYPES.has(this.dtype.toLowerCase())
  }

  get isNumeric(): boolean {
    return NUMERIC_TYPES.has(this.dtype.toLowerCase())
  }

  get isInteger(): boolean {
    return INTEGER_TYPES.has(this.dtype.toLowerCase())
  }

  get isFloat(): boolean {
    return FLOAT_TYPES.has(this.dtype.toLowerCase())
  }

  get stringSize(): number {
    return this.size.charSize ?? DEFAULT_STRING_SIZE
  }

  canExpandTo(other: Column): boolean {
    return this.isString && other.isString && other.stringSize > this.stringSize
  }

  override getAttribute(name: string): Value | undefined {
    return ATTRIBUTES.get(name)?.(this)
  }

  override getItem(key: Value): Value | undefined {
    return typeof key === 'string' ? this.getAttribute(key) : undefined
  }

  override equals(other: Value): boolean {
    return (
      other instanceof Column &&
      other.name === this.name &&
      other.dtype === this.dtype &&
      other.dataType === this.dataType
    )
  }

  override toText(): string {
    return this.toRepr()
  }

  override toRepr(): string {
    return `<Column ${this.name} (${this.dataType})>`
  }
}

export function numericType(dtype: string, precision: Value, scale: Value): string {
  return precision === null || scale === null ? dtype : `${dtype}(${text(precision)},${text(scale)})`
}

const question = (name: string, answer: boolean): Value => callable(name, () => answer)

const ATTRIBUTES: ReadonlyMap<string, (column: Column) => Value> = new Map(
  Object.entries({
    name: (column: Column): Value => column.name,
    column: (column: Column): Value => column.name,
    dtype: (column: Column): Value => column.dtype,
    char_size: (column: Column): Value => column.size.charSize,
    numeric_precision: (column: Column): Value => column.size.precision,
    numeric_scale: (column: Column): Value => column.size.scale,
    quoted: (column: Column): Value => column.quoted,
    data_type: (column: Column): Value => column.dataType,
    expanded_data_type: (column: Column): Value => column.dataType,
    is_string: (column: Column): Value => question('is_string', column.isString),
    is_numeric: (column: Column): Value => question('is_numeric', column.isNumeric),
    is_integer: (column: Column): Value => question('is_integer', column.isInteger),
    is_float: (column: Column): Value => question('is_float', column.isFloat),
    is_number: (column: Column): Value =>
      question('is_number', column.isNumeric || column.isInteger || column.isFloat),
    string_size: (column: Column): Value => callable('string_size', () => column.stringSize),
    literal: (column: Column): Value =>
      callable('literal', (args) => {
        const [value] = bindArguments(args, 'literal', ['value'])
        return `${text(value ?? null)}::${column.dataType}`
      }),
    can_expand_to: (column: Column): Value =>
      callable('can_expand_to', (args: Arguments) => {
        const [other] = bindArguments(args, 'can_expand_to', ['other_column'])
        return other instanceof Column && column.canExpandTo(other)
      }),
  }),
)
