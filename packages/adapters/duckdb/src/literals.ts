import type { Scalar } from '@waypoint/adapter-contract'

/** A value as SQL; text never leaves its quotes. */
export function literal(value: Scalar): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}
