import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Workspace } from './workspace.ts'

/** What the demo has finished; lets the next run do only what is new. */
export interface DemoState {
  /** Names the simulation that is in the warehouse; null while none is whole. */
  readonly simulation: string | null
  /** The last build that was published, by everything it depended on. */
  readonly published: {
    readonly fingerprint: string
    readonly version: string
    readonly simulation: string | null
  } | null
}

const NOTHING: DemoState = { simulation: null, published: null }

/** Nothing done, where the file is missing or not as we write it: everything is then done again. */
export function readState(workspace: Workspace): DemoState {
  try {
    const state = JSON.parse(readFileSync(workspace.state, 'utf8')) as Partial<DemoState> | null
    return { simulation: state?.simulation ?? null, published: state?.published ?? null }
  } catch {
    return NOTHING
  }
}

export function writeState(workspace: Workspace, state: DemoState): void {
  const temporary = `${workspace.state}.tmp`
  writeFileSync(temporary, `${JSON.stringify(state, null, 2)}\n`)
  renameSync(temporary, workspace.state)
}
