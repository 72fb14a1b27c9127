/** Types in the words of a warehouse that is not DuckDB; what has none there is kept as its text. */
const foreign: Readonly<Record<string, string>> = {
  BOOLEAN: 'boolean',
  TINYINT: 'smallint',
  SMALLINT: 'smallint',
  UTINYINT: 'smallint',
  INTEGER: 'integer',
  USMALLINT: 'integer',
  BIGINT: 'bigint',
  UINTEGER: 'bigint',
  HUGEINT: 'numeric(38,0)',
  UBIGINT: 'numeric(20,0)',
  FLOAT: 'real',
  DOUBLE: 'double precision',
  DATE: 'date',
  TIME: 'time',
  TIMESTAMP: 'timestamp',
  BLOB: 'bytea',
}

export function foreignType(type: string): string {
  const wanted = type.toUpperCase()
  return foreign[wanted] ?? (wanted.startsWith('DECIMAL(') ? wanted.replace('DECIMAL', 'numeric') : 'text')
}

const own: Readonly<Record<string, string>> = {
  'CHARACTER VARYING': 'VARCHAR',
  TEXT: 'VARCHAR',
  'DOUBLE PRECISION': 'DOUBLE',
  REAL: 'FLOAT',
  'TIMESTAMP WITHOUT TIME ZONE': 'TIMESTAMP',
  'TIME WITHOUT TIME ZONE': 'TIME',
  BYTEA: 'BLOB',
}

/** The other way round: what a column of information_schema is in DuckDB's words. */
export function ownType(type: string, digits: unknown, scale: unknown): string {
  const found = type.toUpperCase()
  if (found !== 'NUMERIC') return own[found] ?? found
  return digits === null || digits === undefined ? 'VARCHAR' : `DECIMAL(${Number(digits)},${Number(scale)})`
}
