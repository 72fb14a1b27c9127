import { expect, test } from 'vitest'
import { createRunReader } from './run-log.ts'

const begun = `

============================== 2026-11-21T23:57:51.369Z | c67a4c4d ==============================
23:57:51.370000 [debug] [main]: Reading analytics
23:57:53.331000 [info ] [main]: build: 3 nodes on 2 threads (target='local')
23:57:53.428000 [info ] [main]: 1 of 3 START sql view model staging.stg_stripe__price
23:57:53.498000 [info ] [Thread-1]: 1 of 3 SUCCESS sql view model staging.stg_stripe__price in 0.07s
`

test('a run is followed node by node, to its end', () => {
  const reader = createRunReader()
  expect(reader.progress).toBeNull()
  expect(reader.read(begun)).toHaveLength(3)
  expect(reader.progress).toMatchObject({
    invocationId: 'c67a4c4d',
    startedAt: '2026-11-21T23:57:51.369Z',
    command: 'build',
    total: 3,
    finished: 1,
    failed: 0,
    isRunning: true,
  })
  reader.read(`23:57:54.000000 [error] [Thread-1]: 2 of 3 FAIL 4 unique_orders_id in 0.01s
23:57:54.100000 [info ] [Thread-2]: 3 of 3 ERROR creating sql table model marts.orders in 0.01s
23:57:54.200000 [info ] [main]: Done in 2.8s: 1 success, 1 fail, 1 error`)
  expect(reader.progress).toMatchObject({ finished: 3, failed: 2, isRunning: false })
})

test('the next run in the same log begins anew', () => {
  const reader = createRunReader()
  reader.read(begun)
  reader.read('==== 2026-11-22T06:00:00.000Z | 0badcafe ====')
  expect(reader.progress).toMatchObject({ invocationId: '0badcafe', finished: 0, total: null })
})

test('lines that belong to no run, or are no lines of a log, tell nothing', () => {
  const reader = createRunReader()
  expect(reader.read('select 1\n  from x\n23:57:54.000000 [info ] [main]: alone')).toEqual([])
  expect(reader.progress).toBeNull()
})
