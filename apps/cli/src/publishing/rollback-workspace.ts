import type { Host } from '../host.ts'
import type { StoreOptions } from '../options/store-options.ts'
import { withStore } from './open-store.ts'

/** `waypoint rollback`: moves the pointer, or the views; nothing is copied and nothing is deleted. */
export async function rollbackWorkspace(
  version: string | undefined,
  options: StoreOptions,
  host: Host,
): Promise<void> {
  const { current, milliseconds } = await withStore(options, host, async ({ versions }) => {
    const startedAt = performance.now()
    const switched = await versions.rollback(version === undefined ? {} : { version })
    return { current: switched, milliseconds: performance.now() - startedAt }
  })
  if (options.json === true) return host.out(`${JSON.stringify({ ...current, milliseconds }, null, 2)}\n`)
  const made = `made ${current.created_at}; switched in ${Math.ceil(milliseconds)} ms`
  host.out(`Readers now see version ${host.style.bold(current.version)}, ${made}.\n`)
}
