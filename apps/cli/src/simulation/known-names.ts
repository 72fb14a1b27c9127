/** Named here because help must not wait until the simulator is loaded. */
export const SCALES = ['small', 'demo', 'reference', 'large'] as const

export const FORMATS = ['duckdb', 'parquet', 'csv', 'jsonl', 'sqlite', 'postgres'] as const

export const FURTHER_SOURCES: readonly string[] = [
  'hubspot',
  'salesforce_sales',
  'segment',
  'app_devices',
  'app_sessions',
  'app_features',
  'google_ads',
  'meta_ads',
  'linkedin_ads',
  'iterable',
]
