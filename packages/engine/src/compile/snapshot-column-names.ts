import { toValue } from '@waypoint/context'
import type { Value } from '@waypoint/jinja'

const COLUMNS = ['dbt_valid_from', 'dbt_valid_to', 'dbt_scd_id', 'dbt_updated_at', 'dbt_is_deleted'] as const

/** The names of the columns that a snapshot adds: its own where `snapshot_meta_column_names` has them. */
export function snapshotColumnNames(own: unknown): Value {
  const given = typeof own === 'object' && own !== null ? { ...own } : {}
  const names = Object.entries<unknown>(given).filter(([, name]) => typeof name === 'string')
  return toValue({
    ...Object.fromEntries(COLUMNS.map((column) => [column, column])),
    ...Object.fromEntries(names),
  })
}
