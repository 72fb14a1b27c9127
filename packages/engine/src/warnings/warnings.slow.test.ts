import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from '../fixtures/fixture-project.ts'

describe('warnings of an invocation', () => {
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
