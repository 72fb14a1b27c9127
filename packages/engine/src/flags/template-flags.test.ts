import { describe, expect, test } from 'vitest'
import type { InvocationOptions } from '../invocation.ts'
import { invocationArguments, templateFlags } from './template-flags.ts'

const OPTIONS: InvocationOptions = { command: 'build', projectDir: '/shop', env: {} }

describe('flags of templates', () => {
  test('hold what dbt assumes where nothing is set', () => {
    expect(templateFlags(OPTIONS)).toMatchObject({
      WHICH: 'build',
      FULL_REFRESH: false,
      STORE_FAILURES: false,
      EMPTY: false,
      INDIRECT_SELECTION: 'eager',
      LOG_PATH: '/shop/logs',
      PROJECT_DIR: '/shop',
      WARN_ERROR: null,
      STATE: null,
      SKIP_NODES_IF_ON_RUN_START_FAILS: false,
      INVOCATION_COMMAND: 'waypoint build',
    })
  })

  test('hold what was asked for', () => {
    const options = {
      ...OPTIONS,
      fullRefresh: true,
      statePath: '/prod',
      projectFlags: { validate_macro_args: true },
    }
    expect(templateFlags(options)).toMatchObject({
      FULL_REFRESH: true,
      STATE: '/prod',
      VALIDATE_MACRO_ARGS: true,
    })
  })
})

describe('invocation_args_dict and args of run_results.json', () => {
  test("are in dbt's names, and leave out what nobody set", () => {
    const options = { ...OPTIONS, select: ['a+'], vars: { days: 3 }, threads: 2, target: 'prod' }
    const args = invocationArguments(options)
    expect(args).toMatchObject({
      which: 'build',
      select: ['a+'],
      exclude: [],
      vars: { days: 3 },
      threads: 2,
      target: 'prod',
      project_dir: '/shop',
      warn_error_options: { error: [], warn: [], silence: [] },
    })
    expect(args).not.toHaveProperty('full_refresh')
    expect(args).not.toHaveProperty('profile')
  })

  test.each<[given: Partial<InvocationOptions>, expected: Readonly<Record<string, unknown>>]>([
    [{ command: 'source-freshness' }, { which: 'freshness' }],
    [{ command: 'docs-generate' }, { which: 'generate' }],
    [
      { command: 'run-operation', operation: { macro: 'grant', args: { role: 'x' } } },
      { which: 'run-operation', macro: 'grant', args: { role: 'x' } },
    ],
    [
      { command: 'show', inline: 'select 1', limit: 3 },
      { which: 'show', inline: 'select 1', limit: 3 },
    ],
  ])('%j', (given, expected) => {
    expect(invocationArguments({ ...OPTIONS, ...given })).toMatchObject(expected)
  })
})
