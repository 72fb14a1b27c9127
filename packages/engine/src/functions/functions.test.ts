import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from '../fixtures/fixture-project.ts'
import type { InvocationResult } from '../invocation.ts'

let project: FixtureProject

beforeEach(() => {
  project = new FixtureProject('events')
  project.write(
    'functions/functions.yml',
    `functions:
  - name: as_euro
    config: {schema: tools}
    arguments:
      - {name: amount, data_type: double}
      - {name: sign, data_type: varchar, default_value: "'€'"}
    returns: {data_type: varchar}
`,
  )
  project.write('functions/as_euro.sql', "sign || ' ' || amount")
  project.write(
    'models/prices.sql',
    "select {{ function('as_euro') }}(2.5) as price, {{ function('as_euro') }}(1, '$') as other",
  )
})

afterEach(() => project.remove())

const build = (): Promise<InvocationResult> => project.invoke('build', { select: ['as_euro', 'prices'] })

describe('a user-defined function', () => {
  test('is created before the models that call it, and replaced when it changes', async () => {
    expect((await build()).results.map(({ name, status }) => [name, status])).toEqual([
      ['as_euro', 'success'],
      ['prices', 'success'],
    ])
    expect(await project.query('select price, other from prices')).toEqual([['€ 2.5', '$ 1']])
    project.write('functions/as_euro.sql', 'select amount || sign -- a query does as well as an expression')
    await build()
    expect(await project.query('select price, other from prices')).toEqual([['2.5€', '1$']])
  })

  test('whose SQL is wrong fails by itself, and what calls it is skipped', async () => {
    project.write('functions/as_euro.sql', 'amount + + nothing_there(')
    expect(statuses(await build())).toEqual({ as_euro: 'error', prices: 'skipped' })
  })

  test('that is an aggregate is refused', async () => {
    project.replace('functions/functions.yml', '{schema: tools}', '{schema: tools, type: aggregate}')
    const [result] = (await build()).results
    expect(result?.message).toContain("The function 'as_euro' is an aggregate, and duckdb has no way")
  })
})
