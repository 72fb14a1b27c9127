import { WaypointError } from '@waypoint/contracts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from '../fixtures/fixture-project.ts'
import type { InvocationOptions } from '../invocation.ts'
import { type Verdict, WarningPolicy } from './warning-policy.ts'

type Given = Pick<InvocationOptions, 'warnError' | 'warnErrorOptions'>

const policy = (given: Given): WarningPolicy =>
  new WarningPolicy({ command: 'run', projectDir: '/shop', env: {}, ...given })

describe('the policy', () => {
  test.each<[given: Given, code: string, verdict: Verdict]>([
    [{}, 'unknown-config', 'warn'],
    [{ warnError: true }, 'unknown-config', 'error'],
    [{ warnErrorOptions: { error: 'all' } }, 'unknown-config', 'error'],
    [{ warnErrorOptions: { error: '*', warn: ['unknown-config'] } }, 'unknown-config', 'warn'],
    [{ warnErrorOptions: { error: ['NoNodesForSelectionCriteria'] } }, 'selector-names-nothing', 'error'],
    [{ warnErrorOptions: { error: ['NoNodesForSelectionCriteria'] } }, 'unknown-config', 'warn'],
    [{ warnErrorOptions: { error: ['selector-names-nothing'] } }, 'selector-names-nothing', 'error'],
    [
      { warnErrorOptions: { error: 'all', silence: ['NoNodeForYamlKey'] } },
      'unmatched-properties',
      'silence',
    ],
    [{ warnErrorOptions: { include: 'all', exclude: ['JinjaLogWarning'] } }, 'template-warning', 'warn'],
  ])('%j: %s', (given, code, verdict) => expect(policy(given).verdict(code)).toBe(verdict))

  test.each<[lists: Record<string, unknown>, message: string, hint: string]>([
    [
      { error: ['NoNodesForSelectionCriterias'] },
      'which is no warning',
      "Did you mean 'NoNodesForSelectionCriteria'?",
    ],
    [{ errors: 'all' }, "has no key 'errors'", "Did you mean 'error'?"],
    [{ silence: 'all' }, "takes a list of names for 'silence'", 'Write for example'],
  ])('%j is refused', (warnErrorOptions, message, hint) => {
    expect(() => policy({ warnErrorOptions })).toThrow(
      expect.objectContaining({
        code: 'invalid-flag',
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      }),
    )
  })

  test('tells of warnings, then throws those that are errors together', () => {
    const told: string[] = []
    const warnings = ['unknown-config', 'unmatched-properties', 'unpinned-package'].map(
      (code) => new WaypointError({ code, message: code }),
    )
    const strict = policy({ warnErrorOptions: { error: ['unknown-config', 'unpinned-package'] } })
    expect(() =>
      strict.report(warnings, (event) => event.kind === 'warning' && told.push(event.warning.code)),
    ).toThrow('unknown-config\nunpinned-package')
    expect(told).toEqual(['unmatched-properties'])
  })
})

describe('an invocation', () => {
  let runs: FixtureProject

  beforeEach(() => {
    runs = new FixtureProject('runs')
  })

  afterEach(() => runs.remove())

  const warnings = (): readonly string[] =>
    runs.events.flatMap((event) => (event.kind === 'warning' ? [event.warning.code] : []))

  test('warns of a selection that names nothing, or fails, or says nothing', async () => {
    const select = ['nosuch']
    await runs.invoke('list', { select })
    expect(warnings()).toEqual(['selector-names-nothing'])
    await expect(runs.invoke('list', { select, warnError: true })).rejects.toThrow("'nosuch'")
    await runs.invoke('list', { select, warnErrorOptions: { silence: ['NoNodesForSelectionCriteria'] } })
    expect(warnings()).toEqual([])
  })

  test('turns tests that would warn into failures', async () => {
    expect(statuses(await runs.invoke('build'))).toMatchObject({
      accepted_values_stg_events_event_id__1: 'warn',
    })
    const result = await runs.invoke('build', { warnErrorOptions: { error: ['LogTestResult'] } })
    expect(statuses(result)).toMatchObject({
      accepted_values_stg_events_event_id__1: 'fail',
      counted: 'skipped',
    })
    expect(result.exitCode).toBe(1)
  })

  test('a warning of a template fails the node that gives it', async () => {
    const operation = { macro: 'grumble', args: {} }
    expect((await runs.invoke('run-operation', { operation })).exitCode).toBe(0)
    const failed = await runs.invoke('run-operation', { operation, warnError: true })
    expect(failed.results[0]).toMatchObject({ status: 'error', message: 'this is old' })
  })
})
