export const MANIFEST_SCHEMA = 'https://schemas.getdbt.com/dbt/manifest/v12.json'
export const SOURCES_SCHEMA = 'https://schemas.getdbt.com/dbt/sources/v3.json'
export const CATALOG_SCHEMA = 'https://schemas.getdbt.com/dbt/catalog/v1.json'
export const RUN_RESULTS_SCHEMA = 'https://schemas.getdbt.com/dbt/run-results/v6.json'

/** The dbt version whose artifacts these are like; readers choose their parser by it. */
export const DBT_VERSION = '1.12.0'
