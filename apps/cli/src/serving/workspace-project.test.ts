import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withWarehouse } from '../workspace/warehouse.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { createProject } from './workspace-project.ts'

const dir = mkdtempSync(join(tmpdir(), 'waypoint-project-'))
const workspace = workspaceAt(dir, dir)
const because = { author: 'Ana Lindqvist', reason: 'asked them' }

beforeAll(() =>
  withWarehouse(workspace, (connection) =>
    connection.query(`create schema core; create table core.map_source_to_customer as
      select 'stripe' as source_system, 'cus_9' as source_id, 'cus_a' as customer_id`),
  ),
)

afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('a decision is kept in the warehouse as `identity override` keeps it, and can be taken back', async () => {
  const project = createProject(workspace)
  expect(await project.decisions()).toEqual([])
  const made = await project.decide({
    kind: 'force_match',
    one: 'stripe:cus_9',
    other: 'salesforce:001',
    ...because,
  })
  expect(made).toMatchObject({
    decision: { number: 1, kind: 'force_match', undone: null },
    unknown: ['salesforce:001'],
  })
  expect(project.rememberedDecisions()).toMatchObject([{ number: 1 }])
  const undone = await project.undo(1, because)
  expect(undone.decision.undone).toMatchObject(because)
  expect(await createProject(workspace).decisions()).toMatchObject([{ one: 'stripe:cus_9', undone: because }])
})

test('before the first run there is nothing to tell, and half a file tells what was told before', async () => {
  const project = createProject(workspace)
  expect(await project.manifest()).toBeNull()
  expect(await project.layer()).toBeNull()
  expect(await project.resources()).toEqual([])
  expect(await project.jobs()).toEqual([])
  writeFileSync(
    join(dir, 'runs.jsonl'),
    '{"job":"morning","began_at":"2026-11-21T06:00:00Z","steps":[]}\n{"job":"ev',
  )
  expect(await project.jobs()).toMatchObject([{ job: 'morning' }])
})
