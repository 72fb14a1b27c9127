import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from '../fixtures/fixture-project.ts'
import type { InvocationResult } from '../invocation.ts'

let history: FixtureProject

beforeEach(async () => {
  history = new FixtureProject('history')
  await history.query(`create table customers as select * from (values
    (1, 'eu', 'Ada', 'free', timestamp '2024-01-01'),
    (2, 'us', 'Bob', 'pro', timestamp '2024-01-01')) t(id, region, name, plan, changed_at)`)
})

afterEach(() => history.remove())

function snapshot(
  now: string,
  select: readonly string[] = ['timestamp_invalidate'],
): Promise<InvocationResult> {
  return history.invoke('snapshot', { vars: { now }, select })
}

async function failure(select: readonly string[]): Promise<string> {
  const [result] = (await snapshot('2024-01-02', select)).results
  expect(result?.status).toBe('error')
  return `${result?.message}\n${result?.error?.hint}`
}

describe('a snapshot', () => {
  test('keeps what a row was, until when, and that it is gone', async () => {
    expect(statuses(await snapshot('2024-01-02'))).toEqual({ timestamp_invalidate: 'success' })
    await history.query("update customers set name = 'Eve', changed_at = timestamp '2024-01-05' where id = 1")
    await history.query('delete from customers where id = 2')
    await snapshot('2024-01-09')
    expect(
      await history.query(
        'select id, name, dbt_valid_from::date::varchar, dbt_valid_to::date::varchar from timestamp_invalidate order by 1, 3',
      ),
    ).toEqual([
      ['1', 'Ada', '2024-01-01', '2024-01-05'],
      ['1', 'Eve', '2024-01-05', null],
      ['2', 'Bob', '2024-01-01', '2024-01-09'],
    ])
  })

  test('may have a key of several columns and a schema of its own, in block form', async () => {
    await history.query("insert into customers values (1, 'us', 'Cyd', 'free', timestamp '2024-01-01')")
    await snapshot('2024-01-02', ['composite'])
    await history.query("update customers set plan = 'pro' where id = 1 and region = 'us'")
    await snapshot('2024-01-03', ['composite'])
    expect(
      await history.query(
        'select region, id, plan, dbt_valid_to::date::varchar from archive.composite order by all',
      ),
    ).toEqual([
      ['eu', '1', 'free', null],
      ['us', '1', 'free', '2024-01-03'],
      ['us', '1', 'pro', null],
      ['us', '2', 'pro', null],
    ])
  })

  test('takes up columns that are new and keeps those that are gone', async () => {
    await snapshot('2024-01-02', ['check_new_record'])
    await history.query('alter table customers add column seats integer default 5')
    await history.query('alter table customers drop column region')
    await history.query("update customers set plan = 'max' where id = 1")
    await history.query('delete from customers where id = 2')
    await snapshot('2024-01-03', ['check_new_record'])
    expect(
      await history.query(
        'select id, plan, region, seats, was_deleted, began_at::date::varchar, ended_at::date::varchar from check_new_record order by 1, 6, 7',
      ),
    ).toEqual([
      ['1', 'free', 'eu', null, 'False', '2024-01-02', '2024-01-03'],
      ['1', 'max', null, '5', 'False', '2024-01-03', null],
      ['2', 'pro', 'us', null, 'False', '2024-01-02', '2024-01-03'],
      ['2', 'pro', null, null, 'True', '2024-01-03', null],
    ])
  })

  test('refuses a key that comes twice and changes nothing', async () => {
    await snapshot('2024-01-02')
    await history.query("insert into customers values (2, 'us', 'Bob again', 'pro', timestamp '2024-02-01')")
    expect(await failure(['timestamp_invalidate'])).toContain(
      'gives 1 key more than once, for example id = 2',
    )
    expect(await history.query('select count(*) from timestamp_invalidate')).toEqual([['2']])
    await history.query("insert into customers values (2, 'us', 'Bob thrice', 'pro', timestamp '2024-02-01')")
    expect(await failure(['composite'])).toContain('for example region, id = us, 2')
  })

  test('refuses a table that is not its own', async () => {
    await history.query(
      "create table timestamp_ignore as select 1 as id, timestamp '2024-01-01' as changed_at",
    )
    expect(await failure(['timestamp_ignore'])).toMatch(
      /no column dbt_scd_id, dbt_valid_from, dbt_valid_to\n.*another alias/,
    )
    await history.query('create view check_ignore as select 1 as id')
    expect(await failure(['check_ignore'])).toContain('not of the expected type table')
  })

  test('follows a strategy of the project', async () => {
    history.write(
      'macros/strategy.sql',
      `{% macro snapshot_plan_strategy(node, snapshotted_rel, current_rel, config, target_exists) %}
        {% do return({
          'unique_key': 'id', 'updated_at': 'changed_at', 'invalidate_hard_deletes': false, 'hard_deletes': 'ignore',
          'row_changed': snapshotted_rel ~ '.plan <> ' ~ current_rel ~ '.plan',
          'scd_id': snapshot_hash_arguments(['id', 'changed_at', 'plan'])
        }) %}
      {% endmacro %}`,
    )
    history.replace(
      'snapshots/history.yml',
      '{strategy: timestamp, updated_at: changed_at}',
      '{strategy: plan}',
    )
    await snapshot('2024-01-02', ['timestamp_ignore'])
    await history.query("update customers set plan = 'max', name = 'Zoe'")
    await snapshot('2024-01-03', ['timestamp_ignore'])
    expect(await history.query('select id, name, plan from timestamp_ignore order by all')).toEqual([
      ['1', 'Ada', 'free'],
      ['1', 'Zoe', 'max'],
      ['2', 'Bob', 'pro'],
      ['2', 'Zoe', 'max'],
    ])
  })

  test.each([{ empty: true }, { sample: '{start: 2024-01-01, end: 2024-01-02}' }])(
    'takes no row for deleted that it was not to read: %j',
    async (limits) => {
      history.replace(
        'snapshots/history.yml',
        'name: customers',
        'name: customers\n        config: {event_time: changed_at}',
      )
      await history.query("update customers set changed_at = timestamp '2024-05-05' where id = 1")
      const select = ['timestamp_invalidate', 'timestamp_new_record']
      await snapshot('2024-01-02', select)
      const result = await history.invoke('snapshot', { select, vars: { now: '2024-01-03' }, ...limits })
      expect(result.results.map((each) => each.error?.message ?? each.status)).toEqual(['success', 'success'])
      expect(
        await history.query('select count(*) from timestamp_invalidate where dbt_valid_to is null'),
      ).toEqual([['2']])
      expect(
        await history.query('select dbt_is_deleted, count(*) from timestamp_new_record group by 1'),
      ).toEqual([['False', '2']])
    },
  )

  test('is part of a build, before what reads it', async () => {
    history.write('models/current.sql', "select id from {{ ref('check_ignore') }} where dbt_valid_to is null")
    const result = await history.invoke('build', { select: ['+current'] })
    expect(result.results.map((each) => [each.name, each.status])).toEqual([
      ['check_ignore', 'success'],
      ['current', 'success'],
    ])
  })
})
