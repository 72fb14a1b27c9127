import type { Host } from '../host.ts'
import type { StoreOptions } from '../options/store-options.ts'
import { withStore } from './open-store.ts'

/** `waypoint rollback`: moves the pointer, or the views; nothing is copied and nothing is deleted. */
export async function rollbackWorkspace(
  version: string | undefined,
  options: StoreOptions,
  host: Host,
): Promise<void> {
  const current = await withStore(options, host, ({ versions }) =>
    versions.rollback(version === undefined ? {} : { version }),
  )
  if (options.json === true) host.out(`${JSON.stringify(current, null, 2)}\n`)
  else host.out(`Readers now see version ${host.style.bold(current.version)}, made ${current.created_at}.\n`)
}
