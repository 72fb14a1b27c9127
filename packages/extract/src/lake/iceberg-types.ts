/** A column on its way from DuckDB into an Iceberg table. */
export interface LakeColumn {
  readonly name: string
  /** As Trino writes it. */
  readonly type: string
  /** Its DuckDB type in the Parquet file: one that both sides read alike. */
  readonly stored: string
}

const plain: Readonly<Record<string, readonly [type: string, stored: string]>> = {
  BOOLEAN: ['boolean', 'BOOLEAN'],
  TINYINT: ['integer', 'INTEGER'],
  SMALLINT: ['integer', 'INTEGER'],
  UTINYINT: ['integer', 'INTEGER'],
  USMALLINT: ['integer', 'INTEGER'],
  INTEGER: ['integer', 'INTEGER'],
  UINTEGER: ['bigint', 'BIGINT'],
  BIGINT: ['bigint', 'BIGINT'],
  UBIGINT: ['decimal(20, 0)', 'DECIMAL(20, 0)'],
  HUGEINT: ['decimal(38, 0)', 'DECIMAL(38, 0)'],
  UHUGEINT: ['decimal(38, 0)', 'DECIMAL(38, 0)'],
  FLOAT: ['real', 'FLOAT'],
  DOUBLE: ['double', 'DOUBLE'],
  BLOB: ['varbinary', 'BLOB'],
  DATE: ['date', 'DATE'],
  TIME: ['time(6)', 'TIME'],
  // Milliseconds and nanoseconds in a file would make Trino skip row groups that hold what is asked for.
  TIMESTAMP: ['timestamp(6)', 'TIMESTAMP'],
  TIMESTAMP_S: ['timestamp(6)', 'TIMESTAMP'],
  TIMESTAMP_MS: ['timestamp(6)', 'TIMESTAMP'],
  TIMESTAMP_NS: ['timestamp(6)', 'TIMESTAMP'],
  'TIMESTAMP WITH TIME ZONE': ['timestamp(6) with time zone', 'TIMESTAMP WITH TIME ZONE'],
}

/** The Iceberg type of a DuckDB column; JSON, enums, intervals, structs and maps are kept as text. */
export function lakeColumn(name: string, duckdbType: string): LakeColumn {
  return { name, ...lakeType(duckdbType) }
}

function lakeType(duckdbType: string): Omit<LakeColumn, 'name'> {
  const known = plain[duckdbType]
  if (known !== undefined) return { type: known[0], stored: known[1] }
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(duckdbType)
  if (decimal !== null) return { type: `decimal(${decimal[1]}, ${decimal[2]})`, stored: duckdbType }
  if (!/^(STRUCT|MAP|UNION|ENUM)\b/.test(duckdbType) && duckdbType.endsWith('[]')) {
    const element = lakeType(duckdbType.slice(0, -2))
    return { type: `array(${element.type})`, stored: `${element.stored}[]` }
  }
  return { type: 'varchar', stored: 'VARCHAR' }
}
