import { describeAdapter } from '@waypoint/adapter-conformance'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { duckdbFactory } from './factory.ts'

let rootDir: string

beforeAll(async () => {
  rootDir = await mkdtemp(join(tmpdir(), 'waypoint-duckdb-'))
})
afterAll(() => rm(rootDir, { recursive: true }))

describeAdapter('DuckDB in memory', () => duckdbFactory.open({ type: 'duckdb' }, { rootDir, threads: 2 }))
describeAdapter('DuckDB in a file', () =>
  duckdbFactory.open({ type: 'duckdb', path: 'conformance.duckdb' }, { rootDir, threads: 2 }),
)
