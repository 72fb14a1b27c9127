import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runCli } from '../e2e/run-cli.ts'
import { dbtPython, PROJECT } from './oracle.ts'

const ORACLE = fileURLToPath(new URL('schema-oracle.py', import.meta.url))
const RUNS = fileURLToPath(new URL('../../packages/engine/fixtures/runs', import.meta.url))
const python = dbtPython()
const skipped = python === undefined ? ' (skipped: WAYPOINT_DBT_PYTHON names no Python with dbt 1.12)' : ''

async function inCopy(project: string, use: (dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-schema-'))
  try {
    cpSync(project, dir, { recursive: true })
    await use(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function departures(files: readonly string[]): string {
  return execFileSync(python ?? '', [ORACLE, ...files]).toString()
}

test.skipIf(python === undefined)(`manifest.json keeps to dbt's schema v12${skipped}`, async () => {
  await inCopy(PROJECT, async (dir) => {
    cpSync(join(dir, 'packages'), join(dir, 'dbt_packages'), { recursive: true })
    const parsed = await runCli(['parse', '--profiles-dir', '.'], { cwd: dir })
    expect(parsed.exitCode).toBe(0)
    const files = ['manifest.json', 'semantic_manifest.json'].map((file) => join(dir, 'target', file))
    expect(departures(files)).toBe('')
  })
})

test.skipIf(python === undefined)(`artifacts of runs keep to dbt's schemas${skipped}`, async () => {
  await inCopy(RUNS, async (dir) => {
    const file = (name: string): string => join(dir, 'target', name)
    const env = { SHOP_DB: join(dir, 'shop.duckdb') }
    await runCli(['build', '--vars', '{broken: true}'], { cwd: dir, env })
    expect(departures([file('run_results.json')])).toBe('')
    expect((await runCli(['retry', '--vars', '{broken: false}'], { cwd: dir, env })).exitCode).toBe(0)
    expect((await runCli(['docs', 'generate'], { cwd: dir, env })).exitCode).toBe(0)
    expect((await runCli(['source', 'freshness'], { cwd: dir, env })).exitCode).toBe(1)
    expect((await runCli(['run-operation', 'stumble'], { cwd: dir, env })).exitCode).toBe(1)
    const names = ['run_results.json', 'catalog.json', 'sources.json', 'semantic_manifest.json']
    expect(departures(names.map(file))).toBe('')
  })
})
