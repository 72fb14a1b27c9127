import { existsSync } from 'node:fs'
import { WaypointError } from '@waypoint/contracts'
import type { DriftOptions } from '../commands/extract.ts'
import type { Host } from '../host.ts'
import { withWarehouse } from '../workspace/warehouse.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { readDriftState } from './drift-state.ts'
import { isBreaking, renderDrift } from './drift-view.ts'
import { driftFromContract, driftSinceBuild } from './find-drift.ts'
import { projectManifest } from './project-manifest.ts'
import { readSourceColumns } from './source-columns.ts'

export async function showDrift(options: DriftOptions, host: Host): Promise<void> {
  const workspace = workspaceAt(options.dir, host.cwd)
  if (!existsSync(workspace.warehouse)) {
    throw new WaypointError({
      code: 'no-warehouse',
      message: `there is no ${workspace.warehouse}`,
      hint: 'load something first: waypoint extract <folder>, or name the workspace with --dir',
    })
  }
  const current = await withWarehouse(workspace, readSourceColumns)
  const manifest = await projectManifest(options, host)
  const state = readDriftState(workspace)
  const built = state?.receiver === workspace.warehouse ? state.built : null
  const changes = [...driftSinceBuild(manifest, built, current), ...driftFromContract(manifest, current)]
  if (options.output === 'json') host.out(`${JSON.stringify({ built: built !== null, changes }, null, 2)}\n`)
  else host.out(renderAll(changes, built !== null, host))
  host.exitWith(changes.some(isBreaking) ? 1 : 0)
}

function renderAll(changes: Parameters<typeof renderDrift>[0], isBuilt: boolean, { style }: Host): string {
  const section = (title: string, against: string): string => {
    const own = changes.filter((change) => change.against === against)
    return own.length === 0 ? '' : `${style.bold(title)}\n${renderDrift(own, style)}`
  }
  const since = section('Changed since the last build', 'last-build')
  const contract = section('Not as the project declares', 'contract')
  if (since + contract !== '') return since + contract
  return isBuilt
    ? 'The sources are as they were at the last build, and as the project declares them.\n'
    : 'The sources are as the project declares them. Nothing was built from them yet.\n'
}
