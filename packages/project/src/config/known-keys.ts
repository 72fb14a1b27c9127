import { CONFIG_DEFAULTS, type ConfigurableType } from './defaults.ts'

/** Keys that adapters and packages define beside dbt's own. */
const FURTHER: readonly string[] = [
  'name',
  'description',
  'pre_hook',
  'post_hook',
  'access',
  'freshness',
  'incremental_predicates',
  'merge_update_columns',
  'merge_exclude_columns',
  'merge_clauses',
  'predicates',
  'location',
  'format',
  'options',
  'indexes',
  'partition_by',
  'cluster_by',
  'sql_header',
  'hours_to_expiration',
  'invalidate_hard_deletes',
  'hard_deletes',
  'time_spine',
  'catalog',
  'catalog_name',
  'transient',
  'unlogged',
  'audit',
  'glue_register',
  'parquet_read_options',
  'csv_read_options',
  'where',
  'limit',
  'plugin',
  'python_version',
  'submission_method',
  'full_refresh',
  'required_docs',
  'required_tests',
  'relation_type',
  'strategy',
  'target_schema',
  'target_database',
  'quote_columns',
  'delimiter',
  'begin',
  'dist',
  'sort',
  'sort_type',
  'bind',
  'backup',
  'labels',
  'kms_key_name',
  'require_partition_filter',
  'partition_expiration_days',
  'tmp_relation_type',
  'automatic_clustering',
  'secure',
  'copy_grants',
  'query_tag',
  'snowflake_warehouse',
  'file_format',
  'location_root',
  'buckets',
  'clustered_by',
  'tblproperties',
  'properties',
]

const KNOWN = new Map<ConfigurableType, ReadonlySet<string>>()

export function knownKeys(type: ConfigurableType): ReadonlySet<string> {
  let keys = KNOWN.get(type)
  if (keys === undefined) {
    keys = new Set([...Object.keys(CONFIG_DEFAULTS[type]), ...FURTHER])
    KNOWN.set(type, keys)
  }
  return keys
}
