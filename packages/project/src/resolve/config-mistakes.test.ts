import { describe, expect, test } from 'vitest'
import { loadFiles, mistakesIn } from '../test-project.ts'

const MICROBATCH = {
  incremental_strategy: "'microbatch'",
  event_time: "'at'",
  begin: "'2024-01-01'",
  batch_size: "'day'",
}
const incremental = (config: Readonly<Record<string, string>>) => ({
  'models/m.sql': `{{ config(materialized='incremental', ${Object.entries(config)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')}) }} select 1 as at`,
})
const snapshot = (config: string) => ({
  'models/a.sql': 'select 1 as id',
  'snapshots/s.yml': `snapshots:\n  - name: s\n    relation: ref('a')\n    config: {${config}}\n`,
})
const without = (key: keyof typeof MICROBATCH) =>
  incremental(Object.fromEntries(Object.entries(MICROBATCH).filter(([each]) => each !== key)))

describe('how a node is to be built is refused when the project is read', () => {
  test.each([
    [
      'microbatch without event_time',
      without('event_time'),
      "The model 'm' is built in batches and needs the column that says when a row happened",
    ],
    ['microbatch without begin', without('begin'), 'needs to know where its data begins: begin is missing'],
    ['microbatch without batch_size', without('batch_size'), 'needs to know how long a batch is'],
    [
      'an unknown batch_size',
      incremental({ ...MICROBATCH, batch_size: "'days'" }),
      "has the batch_size 'days', which there is not",
    ],
    ['a lookback that is no count', incremental({ ...MICROBATCH, lookback: '-1' }), "has the lookback '-1'"],
    [
      'two lists of columns to merge',
      incremental({ merge_update_columns: "['a']", merge_exclude_columns: "['b']" }),
      'sets both merge_update_columns and merge_exclude_columns',
    ],
    ['a snapshot without strategy', snapshot('unique_key: id'), "The snapshot 's' has no strategy"],
    ['a snapshot without key', snapshot('strategy: timestamp, updated_at: at'), 'has no unique_key'],
    [
      'timestamp without updated_at',
      snapshot('strategy: timestamp, unique_key: id'),
      'has the strategy timestamp and no updated_at',
    ],
    [
      'timestamp with check_cols',
      snapshot('strategy: timestamp, unique_key: id, updated_at: at, check_cols: all'),
      'takes no check_cols',
    ],
    [
      'check without check_cols',
      snapshot('strategy: check, unique_key: id'),
      'has the strategy check and no check_cols',
    ],
    [
      'an unknown hard_deletes',
      snapshot('strategy: check, unique_key: id, check_cols: all, hard_deletes: invalid'),
      "has the hard_deletes 'invalid', which there is not",
    ],
    [
      'two ways to treat deletes',
      snapshot(
        'strategy: check, unique_key: id, check_cols: all, hard_deletes: ignore, invalidate_hard_deletes: true',
      ),
      'sets both hard_deletes and invalidate_hard_deletes',
    ],
  ])('%s', async (_name, files, message) => {
    const [mistake, ...others] = await mistakesIn(files)
    expect(others).toEqual([])
    expect(mistake).toMatchObject({ code: 'invalid-config', message: expect.stringContaining(message) })
  })

  test('with the place of the config and what it probably means', async () => {
    const [mistake] = await mistakesIn(
      snapshot('strategy: check, unique_key: id, check_cols: all, hard_deletes: new_records'),
    )
    expect(mistake?.place).toBe('snapshots/s.yml:4:64')
    expect(mistake?.hint).toContain("Did you mean 'new_record'?")
  })

  test('a strategy of the project may need nothing but its key', async () => {
    expect(await mistakesIn(snapshot('strategy: own, unique_key: id'))).toEqual([])
  })

  test('what dbt passes over in silence is a warning', async () => {
    const { warnings } = await loadFiles(incremental({ on_schema_change: "'apend_new_columns'" }))
    expect(warnings.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      expect.stringContaining(
        "has the on_schema_change 'apend_new_columns', which there is not Did you mean 'append_new_columns'?",
      ),
    ])
  })
})
