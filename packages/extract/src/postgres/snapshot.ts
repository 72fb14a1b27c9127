import type { Connection } from '@waypoint/adapter-contract'

/**
 * All tables as of one moment, in a transaction that can write nothing. The settings make the text of values
 * the same on every server; they end with the transaction.
 */
export async function inSnapshot<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await connection.begin()
  try {
    await connection.query(
      `set transaction isolation level repeatable read, read only;
       set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
       set local extra_float_digits = 1; set local bytea_output = 'hex'; set local statement_timeout = 0`,
    )
    return await work()
  } finally {
    await connection.rollback().catch(() => undefined)
  }
}

/** A table that may not be read must not end the transaction for the others. */
export async function inSavepoint<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await connection.query('savepoint waypoint_table')
  try {
    const result = await work()
    await connection.query('release savepoint waypoint_table')
    return result
  } catch (cause) {
    await connection.query('rollback to savepoint waypoint_table').catch(() => undefined)
    throw cause
  }
}
