import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InvocationOptions } from '../invocation.ts'
import { completeOptions } from './complete-options.ts'

let projectDir: string

beforeEach(() => {
  projectDir = mkdtempSync(join(tmpdir(), 'waypoint-flags-'))
})

afterEach(() => rmSync(projectDir, { recursive: true, force: true }))

type Env = InvocationOptions['env']

const complete = (env: Env, given: Partial<InvocationOptions> = {}) =>
  completeOptions({ command: 'run', projectDir, env, ...given }, '/here')

const writeFlags = (yaml: string): void =>
  writeFileSync(join(projectDir, 'dbt_project.yml'), `name: shop\nflags: ${yaml}\n`)

describe('flags', () => {
  test('the command line wins over the environment, the environment over the project', async () => {
    writeFlags('{fail_fast: true, indirect_selection: cautious, partial_parse: false}')
    const env = { DBT_INDIRECT_SELECTION: 'empty', DBT_PARTIAL_PARSE: 'true' }
    expect(await complete(env, { partialParse: false })).toMatchObject({
      failFast: true,
      indirectSelection: 'empty',
      partialParse: false,
    })
  })

  test.each<[env: Env, expected: Partial<InvocationOptions>]>([
    [{ DBT_FULL_REFRESH: '1' }, { fullRefresh: true }],
    [{ DBT_FULL_REFRESH: 'False' }, { fullRefresh: false }],
    [
      { DBT_DEFER: 'yes', DBT_FAVOR_STATE: 'true' },
      { defer: true, favorState: true },
    ],
    [
      { DBT_STATE: 'prod', DBT_DEFER_STATE: '/abs' },
      { statePath: '/here/prod', deferStatePath: '/abs' },
    ],
    [
      { DBT_TARGET: 'prod', DBT_PROFILE: 'shop' },
      { target: 'prod', profile: 'shop' },
    ],
    [
      { DBT_PROFILES_DIR: '.', DBT_TARGET_PATH: 'out' },
      { profilesDir: '/here', targetPath: '/here/out' },
    ],
    [{ DBT_THREADS: '8' }, { threads: 8 }],
    [{ DBT_WARN_ERROR: 'true' }, { warnError: true }],
    [{ DBT_WARN_ERROR_OPTIONS: '{"error": "all"}' }, { warnErrorOptions: { error: 'all' } }],
    [
      { DBT_LOG_FORMAT: 'JSON', DBT_LOG_LEVEL: 'debug', DBT_LOG_PATH: 'l' },
      { logFormat: 'json', logLevel: 'debug', logPath: '/here/l' },
    ],
    [
      { DBT_QUIET: 't', DBT_FAIL_FAST: 'on', DBT_STORE_FAILURES: '1' },
      { quiet: true, failFast: true, storeFailures: true },
    ],
    [{ DBT_VARS: '{a: 1, b: [x]}' }, { vars: { a: 1, b: ['x'] } }],
    [{ DBT_RESOURCE_TYPES: 'model test' }, { resourceTypes: ['model', 'test'] }],
    [
      { DBT_EMPTY: 'true', DBT_SAMPLE: '3 days' },
      { empty: true, sample: '3 days' },
    ],
    [
      { DBT_WRITE_JSON: 'false', DBT_VERSION_CHECK: '0', DBT_PRINT: 'no' },
      { writeJson: false, versionCheck: false, print: false },
    ],
    [{ DBT_ENGINE_TARGET: 'new', DBT_TARGET: 'old' }, { target: 'new' }],
    [{ DBT_TARGET: '' }, {}],
  ])('%j', async (env, expected) => {
    expect(await complete(env)).toMatchObject(expected)
  })

  test('a project may not set what belongs to one invocation', async () => {
    writeFlags('{target: prod, full_refresh: true}')
    const options = await complete({})
    expect(options).not.toHaveProperty('target')
    expect(options).not.toHaveProperty('fullRefresh')
  })

  test.each<[env: Env, message: string, hint: string]>([
    [{ DBT_THREADS: 'many' }, "DBT_THREADS is set to 'many'", 'Write a whole number.'],
    [{ DBT_FAIL_FAST: 'maybe' }, "DBT_FAIL_FAST is set to 'maybe'", 'Write true or false.'],
    [{ DBT_LOG_LEVEL: 'inf' }, "DBT_LOG_LEVEL is set to 'inf'", "Did you mean 'info'?"],
    [{ DBT_VARS: '[1]' }, "DBT_VARS is set to '[1]'", 'Write a mapping in YAML or JSON'],
  ])('%j is refused', async (env, message, hint) => {
    await expect(complete(env)).rejects.toMatchObject({
      code: 'invalid-flag',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    })
  })

  test('a mistake in the project says where', async () => {
    writeFlags('{indirect_selection: eagre}')
    await expect(complete({})).rejects.toMatchObject({
      message: expect.stringContaining('flags.indirect_selection in dbt_project.yml'),
      hint: expect.stringContaining("Did you mean 'eager'?"),
    })
  })
})
