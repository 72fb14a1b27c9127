/** What is not equal in two databases, `schema.table.column`, and why. Everything else has to be. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  'core.identity_event.happened_at': 'The time of the run.',
  'intermediate.int_identity__resolution.happened_at': 'The time of the run.',
  'intermediate.int_identity__resolution.reason': 'One row holds a hash of the records that were compared.',
  'snapshots.snap_revenue__figures.dbt_scd_id': 'A hash of the time of the run.',
  'snapshots.snap_revenue__figures.dbt_updated_at': 'The time of the run.',
  'snapshots.snap_revenue__figures.dbt_valid_from': 'The time of the run.',
  'snapshots.snap_revenue__figures.dbt_valid_to': 'The time of the run.',
}

/** A hash by the function that the database has is compared with hashes of its own alone. */
function isOwnHash(column: string): boolean {
  return /(^|_)fingerprint$|^(health_)?basis$/.test(column)
}

/** Of a table's columns those that may differ. */
export function mayDiffer(table: string, columns: readonly string[]): readonly string[] {
  return columns.filter(
    (column) => isOwnHash(column) || KNOWN_DIFFERENCES[`${table}.${column}`] !== undefined,
  )
}
