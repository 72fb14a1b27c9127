import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { dbtPython, PROJECT } from './oracle.ts'

const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))
const SMALL_SHOP = fileURLToPath(new URL('../fixtures/shop', import.meta.url))
const python = dbtPython()
const dbt = python === undefined ? undefined : join(dirname(python), 'dbt')
const dir = mkdtempSync(join(tmpdir(), 'waypoint-v2-'))

const reason = 'skipped: WAYPOINT_DBT_PYTHON names no Python with dbt 1.12'

describe(`dbt runs from the manifest of waypoint${dbt === undefined ? ` (${reason})` : ''}`, () => {
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  test.skipIf(dbt === undefined).each([
    ['everything', PROJECT],
    ['shop', SMALL_SHOP],
  ])('%s', (name, source) => {
    const project = join(dir, name)
    cpSync(source, project, { recursive: true })
    if (existsSync(join(project, 'packages'))) {
      mkdirSync(join(project, 'dbt_packages'))
      cpSync(join(project, 'packages'), join(project, 'dbt_packages'), { recursive: true })
    }
    const parser = `${process.execPath} ${LAUNCHER} parse`
    // dbt-duckdb cannot create functions, whoever has parsed them.
    const selection = ['--exclude', 'resource_type:function']
    const output = execFileSync(
      dbt ?? '',
      ['build', '--profiles-dir', '.', ...selection, '--use-v2-parser', '--v2-parser', parser],
      { cwd: project, env: { ...process.env, DBT_SEND_ANONYMOUS_USAGE_STATS: 'False', NO_COLOR: '1' } },
    ).toString()
    expect(output).toContain('Delegating parse to v2 parser')
    expect(output).toContain('Completed successfully')
    const results = JSON.parse(readFileSync(join(project, 'target/run_results.json'), 'utf8')) as {
      readonly results: readonly { readonly status: string }[]
    }
    const statuses = new Set(results.results.map(({ status }) => status))
    expect([...statuses].toSorted()).not.toContain('error')
  })
})
