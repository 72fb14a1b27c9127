import type { ConfigMap } from './merge-config.ts'

const SHARED: ConfigMap = {
  enabled: true,
  alias: null,
  schema: null,
  database: null,
  tags: [],
  meta: {},
  group: null,
  static_analysis: null,
}

const NODE: ConfigMap = {
  ...SHARED,
  materialized: 'view',
  incremental_strategy: null,
  batch_size: null,
  lookback: 1,
  begin: null,
  persist_docs: {},
  'post-hook': [],
  'pre-hook': [],
  quoting: {},
  column_types: {},
  full_refresh: null,
  unique_key: null,
  on_schema_change: 'ignore',
  on_configuration_change: 'apply',
  grants: {},
  packages: [],
  docs: { show: true, node_color: null },
  contract: { enforced: false, alias_types: true },
  event_time: null,
  concurrent_batches: null,
}

const SEED: ConfigMap = { ...NODE, materialized: 'seed', delimiter: ',', quote_columns: null }

const SNAPSHOT: ConfigMap = {
  ...NODE,
  materialized: 'snapshot',
  strategy: null,
  target_schema: null,
  target_database: null,
  updated_at: null,
  check_cols: null,
  snapshot_meta_column_names: {
    dbt_valid_to: null,
    dbt_valid_from: null,
    dbt_scd_id: null,
    dbt_updated_at: null,
    dbt_is_deleted: null,
  },
  dbt_valid_to_current: null,
}

const FUNCTION: ConfigMap = {
  ...NODE,
  materialized: 'function',
  type: 'scalar',
  volatility: null,
  runtime_version: null,
  entry_point: null,
  snowflake: { quote_args: true },
}

const TEST: ConfigMap = {
  ...SHARED,
  schema: 'dbt_test__audit',
  materialized: 'test',
  severity: 'ERROR',
  store_failures: null,
  store_failures_as: null,
  where: null,
  limit: null,
  fail_calc: 'count(*)',
  warn_if: '!= 0',
  error_if: '!= 0',
  sql_header: null,
}

/** What each resource is configured as when nobody says anything; the values and their order are dbt's. */
export const CONFIG_DEFAULTS: Readonly<Record<ConfigurableType, ConfigMap>> = {
  model: {
    ...NODE,
    access: 'protected',
    freshness: null,
    on_error: null,
    latest_version_pointer: { enabled: null, alias: null },
  },
  seed: SEED,
  snapshot: SNAPSHOT,
  test: TEST,
  analysis: NODE,
  function: FUNCTION,
  operation: NODE,
}

export type ConfigurableType = 'model' | 'seed' | 'snapshot' | 'test' | 'analysis' | 'function' | 'operation'

/** Every config that dbt declares for some kind of node. */
export const DECLARED_KEYS: ReadonlySet<string> = new Set(Object.values(CONFIG_DEFAULTS).flatMap(Object.keys))
