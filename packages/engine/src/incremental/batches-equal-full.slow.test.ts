import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FixtureProject } from '../fixtures/fixture-project.ts'
import type { InvocationResult } from '../invocation.ts'

let project: FixtureProject

beforeAll(() => {
  project = new FixtureProject('increments')
})

afterAll(() => project.remove())

const allWell = (result: InvocationResult): void =>
  expect(result.results.map((each) => [each.name, each.error?.message ?? each.status])).toEqual(
    result.results.map((each) => [each.name, 'success']),
  )

const MODELS = ['appended', 'replaced', 'replaced_by_two', 'merged', 'merged_by_two', 'by_default']

const change = fc.record({
  id: fc.integer({ min: 1, max: 5 }),
  region: fc.constantFrom('eu', 'us'),
  amount: fc.option(fc.integer({ min: 0, max: 99 })),
})

const contents = (model: string): Promise<(string | null)[][]> =>
  project.query(`select * from ${model} order by all`)

const day = (offset: number): string => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10)

describe('incremental models', () => {
  test('property: batch after batch gives what a full refresh gives', { timeout: 120_000 }, async () => {
    const batches = fc.array(fc.uniqueArray(change, { selector: (row) => row.id, maxLength: 5 }), {
      minLength: 2,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        await project.query(
          'create or replace table changes (id integer, region varchar, amount integer, batch integer)',
        )
        for (const model of MODELS) await project.query(`drop table if exists ${model}`)
        for (const [index, rows] of all.entries()) {
          const values = rows.map(({ id, region, amount }) => `(${id}, '${region}', ${amount}, ${index + 1})`)
          if (values.length > 0) await project.query(`insert into changes values ${values.join(', ')}`)
          allWell(await project.invoke('run', { select: MODELS }))
        }
        const grown = await Promise.all(MODELS.map(contents))
        allWell(await project.invoke('run', { select: MODELS, fullRefresh: true }))
        expect(grown).toEqual(await Promise.all(MODELS.map(contents)))
      }),
      { numRuns: 6 },
    )
  })

  test('property: a microbatch model gives the same however its window is split', {
    timeout: 120_000,
  }, async () => {
    const hours = fc.array(fc.integer({ min: 0, max: 10 * 24 - 1 }), { maxLength: 30 })
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(hours, cuts, fc.infiniteStream(fc.nat()), async (events, at, order) => {
        await project.query('drop table if exists daily_totals')
        await project.query(
          `create or replace table events as
           select timestamp '2024-01-01' + to_hours(hour) as happened_at, 'eu' as region, hour as amount
           from (select unnest([${events.join(', ')}]::integer[]) as hour)`,
        )
        const run = (from: number, to: number): Promise<InvocationResult> =>
          project.invoke('run', {
            select: ['daily_totals'],
            eventTimeStart: day(from),
            eventTimeEnd: day(to),
          })
        const edges = [0, ...at.toSorted((one, other) => one - other), 10]
        const parts = edges
          .slice(1)
          .map((to, index) => ({ from: edges[index] ?? 0, to, rank: order.next().value }))
        for (const { from, to } of parts.toSorted((one, other) => one.rank - other.rank))
          allWell(await run(from, to))
        const inParts = await contents('daily_totals')
        await project.query('drop table daily_totals')
        allWell(await run(0, 10))
        expect(inParts).toEqual(await contents('daily_totals'))
        expect(inParts.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(
          events.reduce((sum, hour) => sum + hour, 0),
        )
      }),
      { numRuns: 6 },
    )
  })
})
