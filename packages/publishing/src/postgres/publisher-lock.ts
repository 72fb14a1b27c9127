import { cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'

/** Which of the database's advisory locks means: somebody publishes here. */
const KEYS = "hashtext('waypoint'), hashtext('publish')"

/** One publish at a time in a database. The lock ends with the session, however that ends. */
export async function withPublisherLock<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  const { rows } = await connection.query(`select pg_try_advisory_lock(${KEYS})`)
  if (rows[0]?.[0] !== true) throw await running(connection)
  try {
    return await work()
  } finally {
    await connection.query(`select pg_advisory_unlock(${KEYS})`).catch(() => undefined)
  }
}

async function running(connection: Connection): Promise<WaypointError> {
  const { rows } = await connection.query(
    `select a.pid, coalesce(a.usename, '?') from pg_locks as l join pg_stat_activity as a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.classid = hashtext('waypoint')::oid and l.objid = hashtext('publish')::oid`,
  )
  const [pid, user] = rows[0] ?? []
  const who = pid === undefined ? 'Another session' : `Session ${cellText(pid)} (${cellText(user)})`
  return new WaypointError({
    code: 'publish-running',
    message: `${who} is publishing in the same database.`,
    hint: 'Wait until it has ended, then publish again.',
  })
}
