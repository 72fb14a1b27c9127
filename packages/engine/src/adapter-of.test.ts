import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { WaypointErrors } from '@waypoint/contracts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { invoke } from './invoke.ts'

let dir: string

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'waypoint-adapter-'))
  await mkdir(join(dir, 'models'))
  await writeFile(join(dir, 'dbt_project.yml'), 'name: shop\nprofile: shop\n')
})

afterEach(() => rm(dir, { recursive: true, force: true }))

async function mistakeIn(output: string): Promise<unknown> {
  await writeFile(join(dir, 'profiles.yml'), `shop:\n  target: dev\n  outputs:\n    dev:\n${output}`)
  const services = { adapters: { duckdb: async () => duckdbFactory } }
  const error = await invoke({ command: 'parse', projectDir: dir, env: {} }, services).catch((each) => each)
  return error instanceof WaypointErrors ? error.errors[0] : error
}

const at = (line: number, column: number) => ({ file: join(dir, 'profiles.yml'), line, column })

test('a misspelt adapter is told with its place and the near one', async () => {
  expect(await mistakeIn('      path: x.duckdb\n      type: dukdb\n')).toMatchObject({
    code: 'unknown-adapter',
    location: at(6, 7),
    hint: "Did you mean 'duckdb'? The types are duckdb.",
  })
})

test('a setting that the adapter refuses is told with its place', async () => {
  expect(await mistakeIn('      type: duckdb\n      read_only: perhaps\n')).toMatchObject({
    code: 'invalid-profile',
    location: at(6, 7),
  })
})
