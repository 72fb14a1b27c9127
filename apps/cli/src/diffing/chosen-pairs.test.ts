import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workspaceAt } from '../workspace/workspace.ts'
import { type ChosenPairs, chosenPairs } from './chosen-pairs.ts'
import { withFileStates } from './open-states.ts'
import type { StatePair } from './opened-states.ts'

let root: string
let pairs: readonly StatePair[]

/** What two warehouses have: a table and a view of it in `staging`, the same in `marts`. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'waypoint-pairs-'))
  const dir = join(root, 'company')
  mkdirSync(dir)
  const adapter = await duckdbFactory.open(
    { path: join(dir, 'warehouse.duckdb') },
    { rootDir: dir, threads: 1 },
  )
  await (await adapter.connect()).query(
    ['staging', 'marts']
      .map(
        (schema) => `create schema ${schema};
      create table ${schema}.${schema}_rows as select 1 as id; create view ${schema}.${schema}_view as from ${schema}.${schema}_rows`,
      )
      .join(';'),
  )
  await adapter.close()
  const workspace = workspaceAt(dir, root)
  const { signal } = new AbortController()
  const both = { before: { kind: 'warehouse' }, after: { kind: 'warehouse' } } as const
  pairs = await withFileStates(
    both,
    { before: workspace, after: workspace, signal },
    async (opened) => opened.pairs,
  )
})

afterAll(() => rmSync(root, { recursive: true }))

const chosen = (choice: Omit<Parameters<typeof chosenPairs>[1], 'samples'>) => {
  const { pairs: those, views }: ChosenPairs = chosenPairs(pairs, { samples: 3, ...choice })
  return { names: those.map(({ name }) => name), views }
}

test('views are left out and counted', () => {
  expect(chosen({})).toEqual({ names: ['marts.marts_rows', 'staging.staging_rows'], views: 2 })
  expect(chosen({ select: ['staging'] })).toEqual({ names: ['staging.staging_rows'], views: 1 })
})

test('views that are asked for, all of them or by name, are compared', () => {
  expect(chosen({ includeViews: true }).names).toHaveLength(4)
  expect(chosen({ select: ['marts_view', 'staging'] })).toEqual({
    names: ['marts.marts_view', 'staging.staging_rows'],
    views: 1,
  })
})

test('columns that may differ are told to the comparison', () => {
  const {
    pairs: [pair],
  } = chosenPairs(pairs, { samples: 3, excludeColumns: ['*_at'], select: ['marts'] })
  expect(pair).toMatchObject({ name: 'marts.marts_rows', without: ['*_at'], samples: 3 })
})

test('a name that nothing has is refused', () => {
  expect(() => chosen({ select: ['revenue'] })).toThrow('revenue names nothing')
})
