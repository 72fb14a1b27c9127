import { join, resolve } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import type { SimulationOutput } from '@waypoint/simulator'
import type { SimulateOptions } from '../commands/simulate.ts'
import type { Host } from '../host.ts'
import { DEFAULT_DIR, workspaceAt } from '../workspace/workspace.ts'

interface OpenOutput {
  readonly output: SimulationOutput
  close(): Promise<void>
}

/** Where the simulation goes; a database is opened for it. */
export async function openOutput(options: SimulateOptions, host: Host): Promise<OpenOutput> {
  const { format } = options
  if (options.postgres !== undefined && format !== 'postgres') {
    throw unfitting(`--postgres needs --format postgres, not ${format}`, 'leave one of them out')
  }
  if (format === 'duckdb') return { output: warehouseOutput(options, host), close: nothingToClose }
  if (format !== 'postgres')
    return { output: { kind: format, dir: folderOf(options, host) }, close: nothingToClose }
  if (options.postgres === undefined) {
    throw unfitting('--format postgres needs a database', 'name it: --postgres env:DATABASE_URL')
  }
  const { openPostgresDoor } = await import('./postgres-door.ts')
  const open = await openPostgresDoor(options.postgres, options, host)
  return {
    output: { kind: 'postgres', door: open.door, dir: folderOf(options, host) },
    close: () => open.close(),
  }
}

const nothingToClose = (): Promise<void> => Promise.resolve()

function warehouseOutput(options: SimulateOptions, host: Host): SimulationOutput {
  const workspace = workspaceAt(options.dir, host.cwd)
  return { kind: 'duckdb', warehouse: workspace.warehouse, truth: workspace.truth }
}

/** A workspace holds more than a simulation: without another folder the files go beside what is there. */
function folderOf({ dir }: SimulateOptions, host: Host): string {
  return resolve(host.cwd, dir === DEFAULT_DIR ? join(dir, 'extracts') : dir)
}

function unfitting(message: string, hint: string): WaypointError {
  return new WaypointError({ code: 'invalid-option', message, hint })
}
