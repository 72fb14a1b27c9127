import { existsSync } from 'node:fs'
import { WaypointError } from '@waypoint/contracts'
import { type Override, readOverrides, type RecordKey } from '@waypoint/identity'
import { withWarehouse } from '../../workspace/warehouse.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { customerOf, isBuilt } from './customer-of.ts'
import { keepOverrides, keptOverrides } from './kept-overrides.ts'
import { withOverrideFolder } from './with-override-folder.ts'

export interface ChangedOverride {
  readonly override: Override
  /** Of its two records, those that the last build does not know. */
  readonly unknown: readonly RecordKey[]
}

/** `change` gets a folder with the decisions of the workspace's warehouse; what it leaves there is kept. */
export async function changeWorkspaceOverrides(
  workspace: Workspace,
  change: (dir: string) => Override,
): Promise<ChangedOverride> {
  requireWarehouse(workspace)
  return await withWarehouse(workspace, async (connection) => {
    return await withOverrideFolder(await keptOverrides(connection), async (dir) => {
      const override = change(dir)
      await keepOverrides(connection, readOverrides(dir))
      const unknown: RecordKey[] = []
      for (const key of (await isBuilt(connection)) ? [override.one, override.other] : []) {
        if ((await customerOf(connection, key)) === null) unknown.push(key)
      }
      return { override, unknown }
    })
  })
}

/** Decisions of a workspace, in the order in which they were made. */
export async function workspaceOverrides(workspace: Workspace): Promise<readonly Override[]> {
  requireWarehouse(workspace)
  return await withWarehouse(workspace, keptOverrides)
}

export function requireWarehouse({ warehouse, dir }: Workspace): void {
  if (existsSync(warehouse)) return
  throw new WaypointError({
    code: 'no-warehouse',
    message: `there is no warehouse in ${dir}`,
    hint: 'run `waypoint demo` or `waypoint extract` first, or name another folder with --dir',
  })
}
