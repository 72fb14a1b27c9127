import type { FieldDef } from 'pg'

const byType: Readonly<Record<number, string>> = {
  16: 'boolean',
  17: 'bytea',
  18: '"char"',
  19: 'name',
  20: 'bigint',
  21: 'smallint',
  23: 'integer',
  25: 'text',
  26: 'oid',
  114: 'json',
  700: 'real',
  701: 'double precision',
  790: 'money',
  869: 'inet',
  1042: 'character',
  1043: 'character varying',
  1082: 'date',
  1083: 'time without time zone',
  1114: 'timestamp without time zone',
  1184: 'timestamp with time zone',
  1186: 'interval',
  1266: 'time with time zone',
  1700: 'numeric',
  2950: 'uuid',
  3802: 'jsonb',
}

/** Asks the server what it calls a type. */
export type FormatType = (type: number, modifier: number) => Promise<string>

/** The type of a result's column as `format_type()` would write it; only what is not common is asked for. */
export async function typeName(field: FieldDef, format: FormatType): Promise<string> {
  const { dataTypeID: type, dataTypeModifier: modifier } = field
  const name = byType[type]
  if (name !== undefined && modifier < 0) return name
  if (name !== undefined && (type === 1042 || type === 1043)) return `${name}(${modifier - 4})`
  if (type === 1700)
    return `numeric(${((modifier - 4) >> 16) & 0xffff},${(((modifier - 4) & 0x7ff) ^ 1024) - 1024})`
  return format(type, modifier)
}
