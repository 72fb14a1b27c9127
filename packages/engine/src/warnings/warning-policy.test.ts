import { WaypointError } from '@waypoint/contracts'
import { describe, expect, test } from 'vitest'
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
