import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { workspaceAt, type Workspace } from '../workspace/workspace.ts'
import {
  type BackfillState,
  copyOf,
  discardBackfill,
  markDone,
  openBackfill,
  swapIn,
} from './backfill-state.ts'

let workspace: Workspace

beforeEach(() => {
  workspace = workspaceAt(mkdtempSync(join(tmpdir(), 'waypoint-backfill-')), '/')
  writeFileSync(workspace.warehouse, 'as it was')
})

afterEach(() => rmSync(workspace.dir, { recursive: true, force: true }))

function open(request: string): BackfillState {
  const state = openBackfill(workspace, request)
  if (state === null) throw new Error('it is done')
  return state
}

test('one that was stopped when the copy had taken the place of the warehouse is done', () => {
  open('orders')
  renameSync(copyOf(workspace).warehouse, workspace.warehouse)
  expect(openBackfill(workspace, 'orders')).toBe(null)
  expect(existsSync(copyOf(workspace).dir)).toBe(false)
})

test('a stopped backfill goes on where it was, and the copy takes the place of the warehouse', () => {
  const begun = open('orders')
  writeFileSync(copyOf(workspace).warehouse, 'made again')
  markDone(workspace, begun, 'january')
  const again = open('orders')
  expect(again.done).toEqual(['january'])
  expect(readFileSync(copyOf(workspace).warehouse, 'utf8')).toBe('made again')
  swapIn(workspace, again)
  expect(readFileSync(workspace.warehouse, 'utf8')).toBe('made again')
  expect(existsSync(copyOf(workspace).dir)).toBe(false)
})

test('what was built meanwhile is not overwritten', () => {
  const state = open('orders')
  writeFileSync(workspace.warehouse, 'built meanwhile')
  expect(() => swapIn(workspace, state)).toThrow(expect.objectContaining({ code: 'warehouse-changed' }))
  expect(readFileSync(workspace.warehouse, 'utf8')).toBe('built meanwhile')
})

test('another backfill waits until the first is done or given up', () => {
  openBackfill(workspace, 'orders')
  expect(() => openBackfill(workspace, 'events')).toThrow(
    expect.objectContaining({ code: 'backfill-unfinished' }),
  )
  discardBackfill(workspace)
  expect(open('events').done).toEqual([])
})
