import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FixtureProject, type Overrides } from './fixtures/fixture-project.ts'

interface Recorded {
  /** What happens to the sources before each run. */
  readonly steps: readonly string[]
  readonly tables: Readonly<Record<string, readonly (readonly (string | null)[])[]>>
}

/** What dbt-core 1.11 with dbt-duckdb made of the same project, step by step. */
async function expectAsRecorded(
  name: string,
  fixture: string,
  run: (project: FixtureProject, step: number) => Promise<{ readonly exitCode: number }>,
): Promise<void> {
  const file = join(import.meta.dirname, `../fixtures/expected/${name}.json`)
  const { steps, tables }: Recorded = JSON.parse(readFileSync(file, 'utf8'))
  const project = new FixtureProject(fixture)
  try {
    for (const [index, sql] of steps.entries()) {
      await project.query(sql)
      expect((await run(project, index)).exitCode).toBe(0)
    }
    for (const [table, rows] of Object.entries(tables)) {
      expect(await project.query(`select * from ${table} order by all`), table).toEqual(rows)
    }
  } finally {
    project.remove()
  }
}

test('snapshots hold what dbt keeps of the same history, ids and order of columns included', async () => {
  await expectAsRecorded('snapshots', 'history', (project, step) =>
    project.invoke('snapshot', { vars: { now: `2024-05-0${step + 1}` } }),
  )
})

test('incremental models of every strategy hold the rows that dbt makes', async () => {
  const window: Overrides = { eventTimeStart: '2024-01-02', eventTimeEnd: '2024-01-06' }
  await expectAsRecorded('increments', 'increments', (project) => project.invoke('run', window))
})
