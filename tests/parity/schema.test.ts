import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runCli } from '../e2e/run-cli.ts'
import { dbtPython, PROJECT } from './oracle.ts'

const ORACLE = fileURLToPath(new URL('schema-oracle.py', import.meta.url))
const python = dbtPython()
const skipped = python === undefined ? ' (skipped: WAYPOINT_DBT_PYTHON names no Python with dbt 1.12)' : ''

test.skipIf(python === undefined)(`manifest.json keeps to dbt's schema v12${skipped}`, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-schema-'))
  try {
    cpSync(PROJECT, dir, { recursive: true })
    cpSync(join(dir, 'packages'), join(dir, 'dbt_packages'), { recursive: true })
    const parsed = await runCli(['parse', '--profiles-dir', '.'], { cwd: dir })
    expect(parsed.exitCode).toBe(0)
    const errors = execFileSync(python ?? '', [ORACLE, join(dir, 'target/manifest.json')]).toString()
    expect(errors).toBe('')
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})
