import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'

const recorded = join(import.meta.dirname, '../fixtures/expected/cross-database.json')

test('cross-database macros give on DuckDB what they give under dbt', async () => {
  const project = new FixtureProject('cross-database')
  try {
    expect(statuses(await project.invoke('run'))).toEqual({ outcomes: 'success' })
    const outcomes = await project.query('select name, outcome from main.outcomes')
    expect(Object.fromEntries(outcomes)).toEqual(JSON.parse(readFileSync(recorded, 'utf8')))
  } finally {
    project.remove()
  }
})
