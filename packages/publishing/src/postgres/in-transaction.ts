import type { Connection } from '@waypoint/adapter-contract'

/** All that `work` does, or nothing. */
export async function inTransaction<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await connection.begin()
  try {
    const result = await work()
    await connection.commit()
    return result
  } catch (cause) {
    await connection.rollback().catch(() => undefined)
    throw cause
  }
}
