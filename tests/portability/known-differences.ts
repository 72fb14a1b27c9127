/** What is not equal in two databases, `schema.table.column`, and why. Everything else has to be. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  'core.identity_event.happened_at': 'The time of the run.',
  'intermediate.int_identity__resolution.happened_at': 'The time of the run.',
  'intermediate.int_identity__resolution.reason': 'One row holds a hash of the records that were compared.',
  'snapshots.snap_revenue__figures.dbt_updated_at': 'The time of the run.',
  'snapshots.snap_revenue__figures.dbt_valid_from': 'The time of the run.',
  'snapshots.snap_revenue__figures.dbt_valid_to': 'The time of the run.',
}

/** Tables of which `basis` and `health_basis` are hashes; in others they are words. */
const HASHED_BASES: ReadonlySet<string> = new Set([
  'intermediate.int_health__lifetimes',
  'intermediate.int_health__measures',
  'intermediate.int_identity__basis',
  'intermediate.int_usage__accounts',
  'intermediate.int_usage__customer_basis',
  'intermediate.int_usage__customer_sums',
  'intermediate.int_usage__feature_months',
  'intermediate.int_usage__users',
  'intermediate.int_usage_changes__customer_people',
  'intermediate.int_usage_changes__features',
  'intermediate.int_usage_changes__people',
  'intermediate.int_usage_changes__units',
  'intermediate.int_users__basis',
  'intermediate.int_users__entity_states',
  'marts.customer_health_daily',
  'marts.customer_health_reasons',
  'marts.fct_usage',
  'ref.fact_usage_health_daily',
])

/** A hash by the function that the database has, or of how it writes a moment, is compared with its own alone. */
function isOwnHash(table: string, column: string): boolean {
  if (column === 'basis' || column === 'health_basis') return HASHED_BASES.has(table)
  return column === 'dbt_scd_id' || /(^|_)fingerprint$/.test(column)
}

/** Of a table's columns those that may differ. */
export function mayDiffer(table: string, columns: readonly string[]): readonly string[] {
  return columns.filter(
    (column) => isOwnHash(table, column) || KNOWN_DIFFERENCES[`${table}.${column}`] !== undefined,
  )
}
