import { bindArguments, callable, HostObject, text as textOf, type Value } from '@waypoint/jinja'
import { Column, numericType } from './column.ts'

/** `api.Column`: makes columns, and translates the type names that macros use into the database's. */
export class ColumnClass extends HostObject {
  readonly typeName = 'type'

  override getAttribute(name: string): Value | undefined {
    return STATIC_METHODS.get(name)
  }

  override call(args: Parameters<NonNullable<HostObject['call']>>[0]): Value {
    const [name, dtype] = bindArguments(args, 'Column', ['column', 'dtype'])
    return new Column(text(name), text(dtype))
  }

  override toRepr(): string {
    return "<class 'Column'>"
  }
}

const text = (value: Value | undefined): string => textOf(value ?? '')

/** Only the words that differ from standard SQL; everything else is passed through. */
const TYPE_LABELS: ReadonlyMap<string, string> = new Map([['STRING', 'TEXT']])

const translateType = (dtype: string): string => TYPE_LABELS.get(dtype.toUpperCase()) ?? dtype

const STATIC_METHODS: ReadonlyMap<string, Value> = new Map<string, Value>([
  [
    'create',
    callable('create', (args) => {
      const [name, dtype] = bindArguments(args, 'create', ['name', 'label_or_dtype'])
      return new Column(text(name), translateType(text(dtype)))
    }),
  ],
  [
    'from_description',
    callable('from_description', (args) => {
      const [name, dtype] = bindArguments(args, 'from_description', ['name', 'raw_data_type'])
      return Column.describe({ name: text(name), dataType: text(dtype) })
    }),
  ],
  [
    'translate_type',
    callable('translate_type', (args) => {
      const [dtype] = bindArguments(args, 'translate_type', ['dtype'])
      return translateType(text(dtype))
    }),
  ],
  [
    'string_type',
    callable('string_type', (args) => {
      const [size] = bindArguments(args, 'string_type', ['size'])
      return `character varying(${text(size)})`
    }),
  ],
  [
    'numeric_type',
    callable('numeric_type', (args) => {
      const [dtype, precision, scale] = bindArguments(args, 'numeric_type', ['dtype', 'precision', 'scale'])
      return numericType(text(dtype), precision ?? null, scale ?? null)
    }),
  ],
])
