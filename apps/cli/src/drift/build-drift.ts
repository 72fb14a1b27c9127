import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { readDriftState, writeDriftState } from './drift-state.ts'
import { renderDrift } from './drift-view.ts'

/** Before a build: what the last extract found changed. Costs a small file. */
export function announceDrift(options: EngineOptions, host: Host): void {
  if (options.quiet === true || options.logFormat === 'json') return
  const changes = readDriftState(workspaceAt(options.dir, host.cwd))?.changes ?? []
  if (changes.length === 0) return
  const title = host.style.bold('The sources changed since the last build')
  host.out(`${title}\n${renderDrift(changes, host.style)}\n`)
}

/** After a build of everything that went well: models are now built from what is there. */
export function acceptDrift(options: EngineOptions, host: Host): void {
  const isPartial = [options.select, options.models, options.model, options.exclude, options.selector].some(
    (selection) => selection !== undefined,
  )
  const workspace = workspaceAt(options.dir, host.cwd)
  const state = readDriftState(workspace)
  if (isPartial || options.empty === true || state === null) return
  writeDriftState(workspace, { ...state, built: state.current, changes: [] })
}
