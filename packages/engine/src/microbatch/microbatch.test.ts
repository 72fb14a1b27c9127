import { decodeRunResults } from '@waypoint/artifacts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, type Overrides, statuses } from '../fixtures/fixture-project.ts'
import type { InvocationResult } from '../invocation.ts'

let events: FixtureProject

beforeEach(async () => {
  events = new FixtureProject('events')
  await events.invoke('run', { select: ['raw_events'] })
})

afterEach(() => events.remove())

const WINDOW = { eventTimeStart: '2024-01-01', eventTimeEnd: '2024-01-06' }

function daily(overrides: Overrides = WINDOW): Promise<InvocationResult> {
  return events.invoke('run', { select: ['daily'], ...overrides })
}

const rows = (): Promise<(string | null)[][]> =>
  events.query('select day::varchar, events from daily order by 1')

const ALL = [
  ['2024-01-01', '5'],
  ['2024-01-02', '5'],
  ['2024-01-03', '5'],
  ['2024-01-04', '5'],
  ['2024-01-05', '4'],
]

/** The window of each batch, by its first day. */
const days = (windows: readonly (readonly [Date, Date])[] | undefined): readonly string[] | undefined =>
  windows?.map(([start]) => start.toISOString().slice(0, 10))

describe('a microbatch model', () => {
  test('reads each batch of its inputs by itself and builds them all', async () => {
    const result = await daily()
    const [node] = result.results
    expect(node).toMatchObject({ status: 'success', message: 'SUCCESS' })
    expect(days(node?.batchResults?.successful)).toEqual(ALL.map(([day]) => day))
    expect(await rows()).toEqual(ALL)
    expect(events.read('target/compiled/events/models/daily/daily_2024-01-02.sql')).toContain(
      `(select * from "shop"."main"."raw_events" where happened_at >= '2024-01-02 00:00:00+00:00' and happened_at < '2024-01-03 00:00:00+00:00')`,
    )
  })

  test('replaces the rows of the batches that run again, and no others', async () => {
    await daily()
    await events.query("insert into raw_events select 99, timestamp '2024-01-03 12:00', 1")
    await events.query("delete from raw_events where happened_at < '2024-01-02'")
    await daily({ eventTimeStart: '2024-01-02', eventTimeEnd: '2024-01-04' })
    expect(await rows()).toEqual(ALL.map(([day, count]) => [day, day === '2024-01-03' ? '6' : count]))
  })

  test('goes back as far as its lookback; a full refresh goes back to begin', async () => {
    const today = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000)
    const day = (offset: number): string =>
      new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10)
    events.replace('models/daily.sql', '2024-01-01', day(-3))
    const first = await daily({})
    expect(days(first.results[0]?.batchResults?.successful)).toEqual([day(-3), day(-2), day(-1), day(0)])
    const second = await daily({})
    expect(days(second.results[0]?.batchResults?.successful)).toEqual([day(-1), day(0)])
    const third = await daily({ fullRefresh: true })
    expect(days(third.results[0]?.batchResults?.successful)).toEqual([day(-3), day(-2), day(-1), day(0)])
  })

  test('a batch that fails leaves the others; they are in run_results, and it alone is run again', async () => {
    await events.query("update raw_events set amount = 0 where happened_at::date = '2024-01-03'")
    events.replace(
      'models/daily.sql',
      'sum(amount) as amount',
      "(1 / nullif(sum(amount), 0)) + case when sum(amount) = 0 then error('no amount')::int else 0 end as amount",
    )
    const broken = await daily()
    expect(broken.exitCode).toBe(1)
    expect(broken.results[0]).toMatchObject({ status: 'partial success', message: 'PARTIAL SUCCESS (4/5)' })
    expect(broken.results[0]?.error?.message).toContain('no amount')
    expect(await rows()).toEqual(ALL.filter(([day]) => day !== '2024-01-03'))

    const [recorded] = decodeRunResults(events.read('target/run_results.json'), 'run_results.json').results
    expect(days(recorded?.batchResults?.failed)).toEqual(['2024-01-03'])
    await events.query("update raw_events set amount = 1 where happened_at::date = '2024-01-03'")
    const again = await daily({
      fullRefresh: true,
      earlierBatches: new Map([
        ['model.events.daily', recorded?.batchResults ?? { successful: [], failed: [] }],
      ]),
    })
    expect(days(again.results[0]?.batchResults?.successful)).toEqual([
      '2024-01-03',
      '2024-01-01',
      '2024-01-02',
      '2024-01-04',
      '2024-01-05',
    ])
    expect(await rows()).toEqual(ALL)
  })

  test('retry runs the failed batches alone, and then what was skipped', async () => {
    events.write('models/total.sql', "select sum(events) as events from {{ ref('daily') }}")
    events.replace(
      'models/daily.sql',
      'count(*) as events',
      "case when happened_at::date = '2024-01-03' then error('broken')::int else count(*) end as events",
    )
    const first = await events.invoke('run', { select: ['daily', 'total'], ...WINDOW })
    expect(statuses(first)).toEqual({ daily: 'partial success', total: 'skipped' })
    events.replace('models/daily.sql', "error('broken')::int", 'count(*)')
    const again = await events.invoke('retry')
    expect(statuses(again)).toEqual({ daily: 'success', total: 'success' })
    expect(days(again.results[0]?.batchResults?.successful)?.[0]).toBe('2024-01-03')
    expect(await events.query('select events from total')).toEqual([['24']])
  })

  test('warns when no input can be read batch by batch', async () => {
    events.replace('models/raw_events.sql', ", event_time='happened_at'", '')
    await daily()
    expect(events.events).toContainEqual(
      expect.objectContaining({
        kind: 'warning',
        warning: expect.objectContaining({ code: 'unfiltered-batches' }),
      }),
    )
  })

  test('nothing follows when the first batch fails, and what stands on the model is skipped', async () => {
    events.write('models/total.sql', "select sum(events) as events from {{ ref('daily') }}")
    events.replace('models/daily.sql', 'count(*) as events', "error('always')::int as events")
    const result = await events.invoke('run', { exclude: ['raw_events'], ...WINDOW })
    expect(statuses(result)).toEqual({ daily: 'error', total: 'skipped' })
    expect(result.results[0]?.batchResults?.failed).toHaveLength(5)
  })

  test('is told which batch it is, and hooks run once', async () => {
    events.write(
      'models/log.sql',
      `{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened_at', batch_size='month', begin='2024-01-01',
        pre_hook="create table if not exists hook_log as select 'before' as moment", post_hook="insert into hook_log values ('after')") }}
      {% if model.batch %}select '{{ model.batch.id }}' as id, timestamp '{{ model.batch.event_time_start.strftime("%Y-%m-%d") }}' as happened_at, {{ is_incremental() }} as added{% endif %}`,
    )
    await events.invoke('run', { select: ['log'], eventTimeStart: '2024-01-01', eventTimeEnd: '2024-03-15' })
    expect(await events.query('select id, happened_at::date::varchar, added from log order by 1')).toEqual([
      ['202401', '2024-01-01', 'false'],
      ['202402', '2024-02-01', 'true'],
      ['202403', '2024-03-01', 'true'],
    ])
    expect(await events.query('select moment from hook_log')).toEqual([['before'], ['after']])
  })

  test('is refused where its begin is no time', async () => {
    events.replace('models/daily.sql', "begin='2024-01-01'", "begin='once'")
    const [result] = (await daily()).results
    expect(result).toMatchObject({
      status: 'error',
      message: 'begin of daily is not a date or timestamp: once',
    })
  })
})
