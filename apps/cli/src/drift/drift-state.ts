import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceColumns } from '@waypoint/extract'
import type { Workspace } from '../workspace/workspace.ts'
import type { Drift } from './touched-models.ts'

/** What the sources looked like when models were last built from them, and what changed since. */
export interface DriftState {
  /** The warehouse that was loaded. */
  readonly receiver: string
  /** Null as long as nothing was built. */
  readonly built: SourceColumns | null
  readonly current: SourceColumns
  readonly changes: readonly Drift[]
}

const NAME = 'source-columns.json'

/** Null where nothing was extracted, or the file is not as we write it. */
export function readDriftState(workspace: Workspace): DriftState | null {
  try {
    const state = JSON.parse(readFileSync(join(workspace.dir, NAME), 'utf8')) as Partial<DriftState>
    if (state.current === undefined) return null
    return {
      receiver: state.receiver ?? '',
      built: state.built ?? null,
      current: state.current,
      changes: state.changes ?? [],
    }
  } catch {
    return null
  }
}

export function writeDriftState(workspace: Workspace, state: DriftState): void {
  mkdirSync(workspace.dir, { recursive: true })
  const file = join(workspace.dir, NAME)
  writeFileSync(`${file}.tmp`, `${JSON.stringify(state)}\n`)
  renameSync(`${file}.tmp`, file)
}
