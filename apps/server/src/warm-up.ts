import { basePath } from '@waypoint/api'
import { setTimeout as wait } from 'node:timers/promises'
import type { ServerContext } from './context.ts'
import { prepareExport } from './export/export-database.ts'
import { readFirstRequests } from './first-requests.ts'
import { accountRelations } from './queries/account-relations.ts'
import { customerNames } from './queries/customer.ts'
import { databaseName } from './sql/database-name.ts'
import { lockedSessions } from './sql/run-query.ts'
import type { Lease, VersionHolder } from './version/version-holder.ts'

const warmUpAfterMs = 200

/** What an account's page asks for beside the account itself. */
const accountParts = ['', '/evidence', '/usage', '/identities', '/timeline']

interface Warming {
  readonly context: ServerContext
  readonly holder: VersionHolder
  readonly signal: AbortSignal
  /** Asks the server itself. */
  readonly ask: (path: string) => Promise<unknown>
}

/** Works out what readers of a new version will ask for, before anyone waits for it. */
export async function warmUp({ context, holder, signal, ask }: Warming): Promise<void> {
  await wait(warmUpAfterMs, undefined, { ref: false })
  const { firstAsked } = context
  if (firstAsked.length === 0) return
  for (const path of firstAsked) {
    if (signal.aborted) return
    await ask(path)
  }
  const lease = await holder.lease().catch(() => null)
  if (lease === null) return
  try {
    await makeReady(context, lease, { signal, ask })
  } finally {
    lease.release()
  }
  for (const path of await pageCalls(context)) {
    if (signal.aborted) return
    await ask(path)
  }
}

/** What the app's pages ask for at their plain addresses, but for those of one account. */
async function pageCalls({ web }: ServerContext): Promise<ReadonlySet<string>> {
  const pages = web === null ? [] : await readFirstRequests(web)
  const calls = pages.flatMap((page) => page.calls).filter((call) => !call.includes(':'))
  return new Set(calls.map((call) => `${basePath}${call}`))
}

async function makeReady(
  context: ServerContext,
  { reader }: Lease,
  { signal, ask }: Pick<Warming, 'signal' | 'ask'>,
): Promise<void> {
  for (const name of accountRelations) reader.placesOf(name)
  const database = await databaseName(context)
  if (signal.aborted) return
  await lockedSessions(context, reader, database).catch(() => undefined)
  if (signal.aborted) return
  await prepareExport(context, reader, database)
  const names = await customerNames(reader).catch(() => new Map<string, string>())
  const [someone] = names.keys()
  for (const part of someone === undefined ? [] : accountParts) {
    if (signal.aborted) return
    await ask(`${basePath}/customers/${someone}${part}`)
  }
}
