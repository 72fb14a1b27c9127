import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Workspace } from './workspace.ts'

/** What the demo's last complete run was made from and what came of it. */
export interface DemoState {
  /** Hash of everything the build depends on: simulation, project files, program. */
  readonly fingerprint: string
  readonly version: string
}

/** Null where nothing was finished yet, or the file is not ours to read. */
export function readState(workspace: Workspace): DemoState | null {
  try {
    const value: unknown = JSON.parse(readFileSync(workspace.state, 'utf8'))
    return isState(value) ? value : null
  } catch {
    return null
  }
}

export function writeState(workspace: Workspace, state: DemoState): void {
  const temporary = `${workspace.state}.tmp`
  writeFileSync(temporary, `${JSON.stringify(state, null, 2)}\n`)
  renameSync(temporary, workspace.state)
}

function isState(value: unknown): value is DemoState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'fingerprint' in value &&
    typeof value.fingerprint === 'string' &&
    'version' in value &&
    typeof value.version === 'string'
  )
}
