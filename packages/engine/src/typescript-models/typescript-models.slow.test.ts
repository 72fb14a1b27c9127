import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeResult } from '@waypoint/contracts'
import { FixtureProject, type Overrides, statuses } from '../fixtures/fixture-project.ts'

let shop: FixtureProject

beforeEach(() => {
  shop = new FixtureProject()
  shop.write('models/schema.yml', '')
})

afterEach(() => shop.remove())

/** Builds `scores` and what it stands on. */
async function built(code: string | null, overrides: Overrides = {}): Promise<NodeResult> {
  if (code !== null) shop.write('models/marts/scores.ts', code)
  const result = await shop.invoke('build', { select: ['+scores'], ...overrides })
  const scores = result.results.find((each) => each.name === 'scores')
  if (scores === undefined) throw new Error('scores was not built')
  return scores
}

async function rows(code: string): Promise<(string | null)[][]> {
  const { status, message } = await built(code)
  expect([status, message]).toEqual(['success', expect.any(String)])
  return shop.query('select * from main.scores order by 1')
}

const types = (): Promise<(string | null)[][]> =>
  shop.query(
    "select column_name, data_type from information_schema.columns where table_name = 'scores' order by ordinal_position",
  )

const adding = (strategy: string, from: string): string => `
export const config = { materialized: 'incremental', incremental_strategy: '${strategy}', unique_key: 'id' }
export default async function* model(context) {
  let last = 0
  if (context.isIncremental) for await (const { id } of context.rows(\`select max(id) as id from \${context.this}\`)) last = id
  yield { id: ${from}, run: context.isIncremental ? 'more' : 'first' }
}`

const forever = (config: string): string =>
  `export const config = ${config}\nexport default () => {\n  const all = []\n  for (;;) all.push({ a: Math.random() })\n}`

describe('a model in TypeScript', () => {
  test('reads other models, returns rows, is read by other models and tested', async () => {
    shop.write(
      'models/scores.yml',
      'models: [{name: scores, columns: [{name: customer_id, data_tests: [unique]}]}]',
    )
    shop.write('models/marts/best.sql', "select * from {{ ref('scores') }} where score > 0.2")
    shop.write(
      'models/marts/scores.ts',
      `interface Customer { readonly customer_id: number; readonly name: string }
export default async function* model({ ref, vars }: any) {
  for await (const { customer_id, name } of ref<Customer>('stg_customers')) {
    const score: number = customer_id / 8 + vars.min_amount
    yield { customer_id, initial: name[0], score, odd: customer_id % 2 === 1, nothing: null }
  }
}
`,
    )
    expect(statuses(await shop.invoke('build'))).toMatchObject({
      scores: 'success',
      best: 'success',
      unique_scores_customer_id: 'pass',
    })
    expect(await types()).toEqual([
      ['customer_id', 'BIGINT'],
      ['initial', 'VARCHAR'],
      ['score', 'DOUBLE'],
      ['odd', 'BOOLEAN'],
      ['nothing', 'VARCHAR'],
    ])
    expect(await shop.query('select customer_id, score, odd from main.scores order by 1 limit 2')).toEqual([
      ['1', '0.125', 'true'],
      ['2', '0.25', 'false'],
    ])
    const left = "select count(*) from information_schema.tables where table_name like '%__dbt_tmp%'"
    expect(await shop.query(left)).toEqual([['0']])
    expect(shop.read('target/manifest.json')).toContain('"language":"typescript"')
  })

  test('keeps every value as it is', async () => {
    expect(
      await rows(`export default () => [
  { id: 1, text: 'a "quoted", new\\nline', big: 2n ** 62n, exact: { decimal: '12.50' }, at: new Date('2024-02-29T12:00:00.123Z'), list: [1, { a: 2n }] },
  { id: 2, text: '', big: 1, exact: { decimal: '-0.125' }, mixed: 5 },
  { id: 3, text: 'null', mixed: 'x', late: true },
  { id: 4, text: null },
]`),
    ).toEqual([
      [
        '1',
        'a "quoted", new\nline',
        '4611686018427387904',
        '12.500',
        '2024-02-29T12:00:00.123Z',
        '[1,{"a":"2"}]',
        null,
        null,
      ],
      ['2', '', '1', '-0.125', null, null, '5', null],
      ['3', 'null', null, null, null, null, 'x', 'true'],
      ['4', null, null, null, null, null, null, null],
    ])
    expect((await types()).map(([, type]) => type)).toEqual(
      'BIGINT VARCHAR BIGINT DECIMAL(38,3) TIMESTAMP VARCHAR VARCHAR BOOLEAN'.split(' '),
    )
  })

  test('is built without rows, and shown', async () => {
    await rows("export default ({ ref }) => ref('stg_customers').rows()")
    const emptied = await built(null, { empty: true })
    expect(emptied.status).toBe('success')
    expect(await shop.query('select * from main.scores')).toEqual([])
    expect((await types()).map(([name]) => name)).toEqual(['customer_id', 'name', 'signed_up'])
    const shown = await shop.invoke('show', { select: ['scores'] })
    expect(shown.results.map(({ status }) => status)).toEqual(['success'])
  })

  test('keeps rows of nothing', async () => {
    expect(await rows('export default () => [{ a: null }, {}, { a: 1 }, { a: null }]')).toEqual([
      ['1'],
      [null],
      [null],
      [null],
    ])
  })

  test('takes the types that YAML declares; without rows it takes its columns from there', async () => {
    shop.write(
      'models/scores.yml',
      'models: [{name: scores, columns: [{name: id, data_type: smallint}, {name: day, data_type: date}]}]',
    )
    await rows("export default () => [{ id: 1, day: '2024-02-29' }]")
    expect(await types()).toEqual([
      ['id', 'SMALLINT'],
      ['day', 'DATE'],
    ])
    expect(await rows('export default () => []')).toEqual([])
    expect(await types()).toEqual([
      ['id', 'SMALLINT'],
      ['day', 'DATE'],
    ])
  })

  test('returns SQL or a relation, as any materialization', async () => {
    const sql =
      "export const config = { materialized: 'view' }\nexport default ({ ref }) => `select count(*) as n from ${ref('paid_by_customer')}`"
    expect(await rows(sql)).toEqual([['2']])
    expect(await rows("export default ({ ref }) => ref('stg_customers')")).toHaveLength(3)
    expect(
      await built("export const config = { materialized: 'view' }\nexport default () => [{ a: 1 }]"),
    ).toMatchObject({
      status: 'error',
      error: { code: 'typescript-model-needs-table' },
    })
  })

  test('adds to what is there: append, and by key', async () => {
    await rows(adding('append', 'last + 1'))
    expect(await rows(adding('append', 'last + 1'))).toEqual([
      ['1', 'first'],
      ['2', 'more'],
    ])
    expect(await rows(adding('delete+insert', 'last'))).toEqual([
      ['1', 'first'],
      ['2', 'more'],
    ])
  })

  test('remembers: a table reads what it was before', async () => {
    const counting = `
export default async function* model({ this: self }) {
  let builds = 0
  if (self.exists) for await (const row of self.rows()) builds = row.builds
  yield { builds: builds + 1 }
}`
    expect(await rows(counting)).toEqual([['1']])
    expect(await rows(counting)).toEqual([['2']])
  })

  test('imports other files and reads queries side by side', async () => {
    shop.write('models/marts/_scoring.ts', 'export const double = (value: number): number => value * 2')
    expect(
      await rows(`import { double } from './_scoring.ts'
export default async function* model({ ref, rows }: any) {
  const others = rows(\`select 10 * customer_id as ten from \${ref('stg_customers')} order by 1\`)[Symbol.asyncIterator]()
  for await (const batch of rows(\`select customer_id from \${ref('stg_customers')} order by 1\`)) {
    const { value } = await others.next()
    yield [{ a: double(batch.customer_id), b: value.ten }]
  }
}`),
    ).toEqual([
      ['2', '10'],
      ['4', '20'],
      ['6', '30'],
    ])
  })

  test('reads and writes more rows than it keeps', async () => {
    shop.write('models/marts/many.sql', 'select i as id, i::varchar as text from range(300000) as r(i)')
    const { status } = await built(`
export const config = { memory_limit_mb: 64 }
export default async function* model({ ref }) {
  for await (const batch of ref('many').batches()) yield batch
}`)
    expect(status).toBe('success')
    expect(await shop.query('select count(*), sum(id), count(distinct text) from main.scores')).toEqual([
      ['300000', '44999850000', '300000'],
    ])
  })
})

describe('what goes wrong in a model is told at its line', () => {
  test.each([
    [
      '\n\nexport default ({ ref }: any): never => {\n  throw new RangeError("too far")\n}',
      'RangeError: too far',
      4,
    ],
    [
      "export default ({ ref }) => {\n  const r = ref\n  return r('stg_customers')\n}",
      'was not seen when the project was read',
      3,
    ],
    [
      "export default async function* f({ rows }) {\n  yield* rows('select nothing')\n}",
      'nothing',
      undefined,
    ],
    ['export default () => 5', 'returns rows, SQL or a relation, not a number', undefined],
    ['export default () => [{ a: 1 }, 2]', 'Row 2 is no object', undefined],
    ['export default () => [{ a: () => 1 }]', 'Row 1, column a: a function cannot be stored', undefined],
    ['export default () => []', 'its columns are not known', undefined],
    ['export default () => {\n  process.exit(3)\n}', 'exit code 3', undefined],
    ["import './_gone.ts'\nexport default () => []", 'Cannot find module', undefined],
    ['export default () => `select * from\n  nowhere`', 'nowhere', undefined],
  ])('%s', async (code, message, line) => {
    const { status, error } = await built(code)
    expect(status).toBe('error')
    expect(error?.message).toContain(message)
    expect(error?.location).toMatchObject({
      file: 'models/marts/scores.ts',
      ...(line === undefined ? {} : { line }),
    })
  })

  test('a model that never ends: by its timeout, by an interruption, by a limit of memory', async () => {
    expect(await built(forever('{ timeout: 0.5, memory_limit_mb: 4000 }'))).toMatchObject({
      error: { code: 'typescript-model-timeout' },
    })
    expect((await built(forever('{ memory_limit_mb: 32 }'))).error?.message).toContain('out of memory')
    const controller = new AbortController()
    const running = built('export default () => { for (;;); }', { signal: controller.signal })
    await sleep(2000)
    controller.abort()
    expect(await running).toMatchObject({ status: 'skipped' })
  })
})
