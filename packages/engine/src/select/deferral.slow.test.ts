import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from '../fixtures/fixture-project.ts'

let runs: FixtureProject
let statePath: string

/** Everything is built in prod, and nothing here. */
beforeEach(async () => {
  runs = new FixtureProject('runs')
  await runs.invoke('build', { target: 'prod' })
  runs.copy('target', 'prod-artifacts')
  statePath = join(runs.dir, 'prod-artifacts')
})

afterEach(() => runs.remove())

describe('defer', () => {
  test('test: what is tested is looked at where it is', async () => {
    const select = ['stg_events']
    expect((await runs.invoke('test', { select })).exitCode).toBe(1)
    const deferred = await runs.invoke('test', { select, defer: true, statePath })
    expect(statuses(deferred)).toEqual({ accepted_values_stg_events_event_id__1: 'warn' })
  })

  test('build: what is built here is read here, what is not is read there', async () => {
    const built = await runs.invoke('build', { select: ['counted+'], defer: true, statePath })
    expect(statuses(built)).toEqual({ counted: 'success', report: 'success', dashboard: 'no-op' })
    expect(await runs.query('select * from main.report')).toEqual([['2', 'main']])
    expect(await runs.query("select count(*) from duckdb_views() where view_name = 'stg_events'")).toEqual([
      ['1'],
    ])
  })

  test('compile and show: also through ephemeral models, and in queries of the command line', async () => {
    const deferred = { defer: true, statePath }
    const codeOf = async (select: string) => {
      const { results } = await runs.invoke('compile', { select: [select], ...deferred })
      return results.find((result) => result.name === select)?.compiledCode
    }
    expect(await codeOf('counted')).toContain('"shop"."prod"."stg_events"')
    const shown = await runs.invoke('show', { select: ['recent'], limit: -1, ...deferred })
    expect(shown.previews.get('model.runs.recent')?.rows).toHaveLength(2)
    const inline = "select built_in from {{ ref('report') }}"
    const { previews } = await runs.invoke('show', { inline, ...deferred })
    expect([...previews.values()].map(({ rows }) => rows)).toEqual([[['prod']]])
  })

  test('favor-state: what is not selected is read there even where it is here', async () => {
    await runs.invoke('build')
    await runs.query('create or replace table prod.counted as select 99 as events')
    const eventsOf = async (favorState: boolean) => {
      await runs.invoke('run', { select: ['report'], defer: true, favorState, statePath })
      return runs.query('select events from main.report')
    }
    expect(await eventsOf(false)).toEqual([['2']])
    expect(await eventsOf(true)).toEqual([['99']])
  })

  test('clone needs no --defer', async () => {
    const cloned = await runs.invoke('clone', { select: ['counted'], statePath })
    expect(statuses(cloned)).toEqual({ counted: 'success' })
    expect(await runs.query('select * from main.counted')).toEqual([['2']])
  })
})
