import { describe, expect, test } from 'vitest'
import { gateOnAnomalies, gateOnCompleteness, gateOnResults, type NodeOutcome, refusal } from './gates.ts'

function outcome(name: string, status: NodeOutcome['status'], more: Partial<NodeOutcome> = {}): NodeOutcome {
  return {
    uniqueId: `test.${name}`,
    name,
    resourceType: 'test',
    status,
    failures: null,
    message: null,
    ...more,
  }
}

describe('the gate on results', () => {
  test('passes with warnings, and counts the checks', () => {
    const gate = gateOnResults([outcome('a', 'pass'), outcome('b', 'warn', { failures: 2 })])
    expect(gate).toEqual({ name: 'tests', passed: true, details: [], checks: { passed: 1, total: 2 } })
  })

  test('names what failed, broke or did not run', () => {
    const gate = gateOnResults([
      outcome('unique_id', 'fail', { failures: 1 }),
      outcome('orders', 'error', { resourceType: 'model', message: 'Binder Error: no column\nLINE 1' }),
      outcome('customers', 'skipped', { resourceType: 'model' }),
    ])
    expect(gate).toMatchObject({
      passed: false,
      details: ['unique_id: 1 failing row', 'orders: Binder Error: no column', 'customers: skipped'],
    })
  })

  test('counts what waited for what failed', () => {
    const gate = gateOnResults([
      outcome('orders', 'error', { message: 'no column' }),
      outcome('customers', 'skipped'),
      outcome('revenue', 'skipped'),
    ])
    expect(gate.details).toEqual(['orders: no column', '2 were not run, customers for one'])
  })
})

test('the gate on anomalies tells of warnings and refuses breaks', () => {
  const told = outcome('usual_days', 'warn', { failures: 2 })
  expect(gateOnAnomalies([told])).toEqual({
    name: 'anomaly checks',
    passed: true,
    details: ['usual_days: 2 failing rows'],
  })
  expect(gateOnAnomalies([told, outcome('no_break', 'fail', { failures: 1 })]).passed).toBe(false)
})

test('the gate on completeness asks for every node of the project', () => {
  expect(gateOnCompleteness(['test.a'], [outcome('a', 'pass')]).passed).toBe(true)
  expect(gateOnCompleteness(['test.a', 'test.b'], [outcome('a', 'pass')])).toMatchObject({
    passed: false,
    details: ['the last run left out 1 of 2 nodes, test.b for one'],
  })
})

test('a refusal lists every reason', () => {
  const error = refusal([
    { name: 'tests', passed: false, details: ['a: 1 failing row', 'b: 2 failing rows'] },
    { name: 'freshness', passed: false, details: [] },
  ])
  expect(error).toMatchObject({
    code: 'publish-refused',
    hint: expect.stringMatching(/^`waypoint test --explain .* Correct what failed/),
  })
  expect(error.message.split('\n')).toEqual([
    'Nothing was published: tests, freshness did not pass.',
    '  - tests: a: 1 failing row',
    '  - tests: b: 2 failing rows',
    '  - freshness',
  ])
})
