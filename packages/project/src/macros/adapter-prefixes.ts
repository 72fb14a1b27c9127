/** Adapters for which projects write implementations of macros. */
const ADAPTERS: ReadonlySet<string> = new Set([
  'athena',
  'bigquery',
  'clickhouse',
  'databricks',
  'doris',
  'dremio',
  'duckdb',
  'exasol',
  'fabric',
  'firebolt',
  'glue',
  'greenplum',
  'hive',
  'impala',
  'materialize',
  'mysql',
  'oracle',
  'postgres',
  'presto',
  'redshift',
  'rockset',
  'singlestore',
  'snowflake',
  'spark',
  'sqlite',
  'sqlserver',
  'starrocks',
  'synapse',
  'teradata',
  'trino',
  'tsql',
  'vertica',
])

/** Whether a macro is the implementation for an adapter that is not the target's: it is never called here. */
export function servesAnotherAdapter(macroName: string, adapterType: string): boolean {
  const prefix = /^([a-z0-9]+)__/.exec(macroName)?.[1]
  return prefix !== undefined && prefix !== adapterType && ADAPTERS.has(prefix)
}
