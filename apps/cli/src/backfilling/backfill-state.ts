import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { type Workspace, workspaceAt } from '../workspace/workspace.ts'

/** What a backfill has done, kept beside its copy so that a stopped one goes on. */
export interface BackfillState {
  /** What was asked for. */
  readonly request: string
  /** The warehouse as it was copied. */
  readonly original: { readonly size: number; readonly modified: number }
  readonly done: readonly string[]
}

const FOLDER = 'backfill'

/** The copy, a workspace of its own below the original. */
export function copyOf(workspace: Workspace): Workspace {
  return workspaceAt(join(workspace.dir, FOLDER), workspace.dir)
}

/** Whether one was begun and not ended. */
export function isUnderWay(workspace: Workspace): boolean {
  return readBackfill(copyOf(workspace)) !== null
}

/** Goes on with the same backfill, or begins one with a copy of the warehouse; null where all of it is done. */
export function openBackfill(workspace: Workspace, request: string): BackfillState | null {
  const copy = copyOf(workspace)
  const known = readBackfill(copy)
  if (known !== null && known.request !== request) {
    throw new WaypointError({
      code: 'backfill-unfinished',
      message: `Another backfill is unfinished in ${copy.dir}: ${known.request}`,
      hint: 'Go on with it by the same options, or give it up with `waypoint backfill --discard`.',
    })
  }
  if (known !== null && !existsSync(copy.warehouse)) {
    // It was stopped when the copy had just taken the warehouse's place.
    discardBackfill(workspace)
    return null
  }
  if (known !== null) return known
  if (!existsSync(workspace.warehouse)) {
    throw new WaypointError({
      code: 'nothing-built',
      message: `There is no warehouse in ${workspace.dir}.`,
      hint: 'Run `waypoint build` with the same --dir first.',
    })
  }
  mkdirSync(copy.dir, { recursive: true })
  const original = identityOf(workspace)
  copyFileSync(workspace.warehouse, `${copy.warehouse}.unfinished`)
  renameSync(`${copy.warehouse}.unfinished`, copy.warehouse)
  const state = { request, original, done: [] }
  writeBackfill(copy, state)
  return state
}

export function markDone(workspace: Workspace, state: BackfillState, run: string): BackfillState {
  const next = { ...state, done: [...state.done, run] }
  writeBackfill(copyOf(workspace), next)
  return next
}

/**
 * Lets the copy take the place of the warehouse.
 *
 * @throws WaypointError `warehouse-changed` if something was built there meanwhile.
 */
export function swapIn(workspace: Workspace, { original }: BackfillState): void {
  const copy = copyOf(workspace)
  const now = identityOf(workspace)
  if (now.size !== original.size || now.modified !== original.modified) {
    throw new WaypointError({
      code: 'warehouse-changed',
      message: `${workspace.warehouse} was written while the copy was being filled.`,
      hint: 'Give the copy up with `waypoint backfill --discard` and begin again, with no build meanwhile.',
    })
  }
  rmSync(`${workspace.warehouse}.wal`, { force: true })
  renameSync(copy.warehouse, workspace.warehouse)
  discardBackfill(workspace)
}

export function discardBackfill(workspace: Workspace): void {
  rmSync(copyOf(workspace).dir, { recursive: true, force: true })
}

function identityOf({ warehouse }: Workspace): BackfillState['original'] {
  const { size, mtimeMs } = statSync(warehouse)
  return { size, modified: mtimeMs }
}

const stateFile = (copy: Workspace): string => join(copy.dir, 'backfill.json')

function readBackfill(copy: Workspace): BackfillState | null {
  return existsSync(stateFile(copy)) ? JSON.parse(readFileSync(stateFile(copy), 'utf8')) : null
}

function writeBackfill(copy: Workspace, state: BackfillState): void {
  const unfinished = `${stateFile(copy)}.unfinished`
  writeFileSync(unfinished, `${JSON.stringify(state, null, 2)}\n`)
  renameSync(unfinished, stateFile(copy))
}
