import { rollback } from '@waypoint/publishing'
import type { Host } from '../host.ts'
import type { WorkspaceOptions } from '../options/workspace-options.ts'
import { workspaceAt } from '../workspace/workspace.ts'

/** `waypoint rollback`: moves the pointer; nothing is copied and nothing is deleted. */
export async function rollbackWorkspace(
  version: string | undefined,
  options: WorkspaceOptions,
  host: Host,
): Promise<void> {
  const { published } = workspaceAt(options.dir, host.cwd)
  const current = await rollback(published, version === undefined ? {} : { version })
  if (options.json === true) host.out(`${JSON.stringify(current, null, 2)}\n`)
  else host.out(`Readers now see version ${host.style.bold(current.version)}, made ${current.created_at}.\n`)
}
