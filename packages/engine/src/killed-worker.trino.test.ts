import { execFileSync } from 'node:child_process'
import { trinoServer } from '@waypoint/adapter-conformance/trino-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trinoSchema } from './fixtures/fixture-database.ts'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'

const schema = 'waypoint_killed'
const { credentials, folder, workerId } = trinoServer(schema)
const project = new FixtureProject('lake', trinoSchema(credentials))

const model = (rows: number): string =>
  `{{ config(materialized='table') }} select n, md5(to_utf8(cast(n as varchar))) as h from table(sequence(1, ${rows})) as s(n)`

/** The worker is started again afterwards, which takes half a minute. */
const isAsked = process.env['WAYPOINT_TRINO_KILL'] !== undefined

beforeAll(async () => {
  if (isAsked) await project.query(`drop schema if exists ${schema} cascade`)
})
afterAll(async () => {
  if (isAsked) await project.query(`drop schema if exists ${schema} cascade`)
  project.remove()
})

test.runIf(isAsked)(
  'a worker that dies fails the model, leaves its table, and retry continues',
  async () => {
    project.write('models/large.sql', model(1000))
    project.write('models/after.sql', "select count(*) as rows from {{ ref('large') }}")
    expect(statuses(await project.invoke('run', { select: ['large+'] }))).toEqual({
      after: 'success',
      large: 'success',
    })
    project.write('models/large.sql', model(200_000_000))
    const running = project.invoke('run', { select: ['large+'] })
    await new Promise((resolve) => setTimeout(resolve, 6000))
    process.kill(workerId, 'SIGKILL')
    const failed = await running
    expect(statuses(failed)).toEqual({ after: 'skipped', large: 'error' })
    const error = failed.results.find(({ name }) => name === 'large')?.error
    expect(error).toMatchObject({ code: 'worker-lost', hint: expect.stringContaining('retry') })
    execFileSync(process.execPath, ['scripts/trino.mjs', 'up', '--dir', folder])
    expect(await project.query('select count(*) from large')).toEqual([['1000']])
    project.write('models/large.sql', model(2000))
    expect(statuses(await project.invoke('retry'))).toEqual({ after: 'success', large: 'success' })
    expect(await project.query('select rows from after')).toEqual([['2000']])
  },
  240_000,
)
