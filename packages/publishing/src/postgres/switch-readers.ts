import { cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { setTimeout as wait } from 'node:timers/promises'
import type { PublishedVersion } from '../version.ts'
import { bookPointer } from './books.ts'
import { inTransaction } from './in-transaction.ts'
import { literal, readerSchema } from './names.ts'
import { showVersion } from './reader-views.ts'

export interface ReaderSwitch {
  readonly version: PublishedVersion
  readonly now: Date
  /** How long it waits for readers that are in the middle of a transaction; a minute unless told. */
  readonly waitMs?: number
  readonly signal?: AbortSignal | undefined
}

/** Other readers queue behind a wait for a view: they are held up for this long at most, and no deadlock is declared. */
const LOCK_MS = 50
const PAUSE_MS = 200
const WAIT_MS = 60_000

/**
 * The moment at which readers begin to see the version: all views change in one transaction. It takes place between
 * transactions of readers: one that has read a view sees the same version until its end, of all views.
 *
 * @throws WaypointError `readers-in-the-way` when transactions of readers do not end; nothing has changed then
 */
export async function switchReaders(connection: Connection, asked: ReaderSwitch): Promise<void> {
  const { version, now, signal } = asked
  const until = Date.now() + (asked.waitMs ?? WAIT_MS)
  for (;;) {
    try {
      await inTransaction(connection, async () => {
        await connection.query(`set local lock_timeout = ${LOCK_MS}`)
        await showVersion(connection, version)
        await bookPointer(connection, { version: version.version, now })
      })
      return
    } catch (cause) {
      if (!(cause instanceof WaypointError) || cause.code !== 'lock-timeout') throw inUse(cause, version)
      signal?.throwIfAborted()
      if (Date.now() > until) throw await inTheWay(connection, version.version)
    }
    await wait(PAUSE_MS, undefined, signal === undefined ? {} : { signal })
  }
}

function inUse(cause: unknown, { version }: PublishedVersion): unknown {
  if (!(cause instanceof WaypointError) || cause.code !== 'dependent-objects') return cause
  return new WaypointError({
    code: 'view-in-use',
    message: `Version ${version} has other columns, and what is built on a published view stands in the way: ${cause.message}`,
    hint: `Readers see what they saw. Drop what the details name, then \`waypoint rollback ${version}\` switches to it.`,
    cause,
  })
}

async function inTheWay(connection: Connection, version: string): Promise<WaypointError> {
  const { rows } = await connection.query(
    `select distinct a.pid, coalesce(nullif(a.application_name, ''), a.usename, '?'), a.state, cast(date_trunc('second', now() - a.xact_start) as text)
     from pg_locks as l join pg_stat_activity as a on a.pid = l.pid
     join pg_class as c on c.oid = l.relation join pg_namespace as n on n.oid = c.relnamespace
     where l.granted and a.pid <> pg_backend_pid() and starts_with(n.nspname, ${literal(readerSchema(''))}) order by 1 limit 5`,
  )
  const sessions = rows.map(
    ([pid, name, state, since]) =>
      `${cellText(pid)} (${cellText(name)}, ${cellText(state)}, for ${cellText(since)})`,
  )
  return new WaypointError({
    code: 'readers-in-the-way',
    message: `Readers could not be switched to version ${version}: transactions that have read the one before are still open: session ${sessions.join(', ')}`,
    hint: `The version is whole and kept. When they have ended, or \`select pg_terminate_backend(…)\` has ended them: \`waypoint rollback ${version}\`.`,
  })
}
