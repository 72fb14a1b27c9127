import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { invoke } from '@waypoint/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dbtPython, PROJECT, recordedReading } from './oracle.ts'

const python = dbtPython()
const dir = mkdtempSync(join(tmpdir(), 'waypoint-state-'))
const project = join(dir, 'project')
const ours = join(dir, 'ours')
const theirs = join(dir, 'theirs')
const services = { adapters: { duckdb: async () => duckdbFactory } }
const place = { projectDir: project, profilesDir: project, env: {} }

beforeAll(async () => {
  cpSync(PROJECT, project, { recursive: true })
  cpSync(join(project, 'packages'), join(project, 'dbt_packages'), { recursive: true })
  await invoke({ command: 'parse', ...place, targetPath: ours }, services)
  mkdirSync(theirs)
  const metadata = {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
    adapter_type: 'duckdb',
  }
  writeFileSync(join(theirs, 'manifest.json'), JSON.stringify({ metadata, ...recordedReading().manifest }))
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

const changed = async (statePath: string, value: string): Promise<readonly string[]> => {
  const options = { command: 'list' as const, ...place, statePath, select: [`state:${value}`] }
  const { changes, selected } = await invoke({ ...options, targetPath: join(dir, 'now') }, services)
  return selected.map((id) => `${id}: ${(changes.get(id) ?? []).map(({ text }) => text).join('; ')}`)
}

describe('a project that nobody touched is not modified', () => {
  test.each([
    ['modified', ours],
    ['new', ours],
    ['modified', theirs],
    ['new', theirs],
  ])('state:%s', async (value, state) => {
    expect(await changed(state, value)).toEqual([])
  })

  const reason = python === undefined ? ' (skipped: WAYPOINT_DBT_PYTHON names no Python with dbt 1.12)' : ''

  test
    .skipIf(python === undefined)
    .each([
      'modified.body',
      'modified.configs',
      'modified.relation',
      'modified.contract',
      'modified.persisted_descriptions',
      'new',
    ])(`state:%s, as dbt sees the manifest of waypoint${reason}`, (value) => {
    const dbt = join(dirname(python ?? ''), 'dbt')
    const selection = ['-q', 'ls', '--profiles-dir', '.', '--select', `state:${value}`, '--state', ours]
    const env = { ...process.env, DBT_SEND_ANONYMOUS_USAGE_STATS: 'False', NO_COLOR: '1' }
    const listed = execFileSync(dbt, selection, { cwd: project, env, stdio: ['ignore', 'pipe', 'ignore'] })
    expect(listed.toString().trim()).toBe('')
  })
})
