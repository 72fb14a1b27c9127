import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresSchema } from '../fixtures/fixture-database.ts'
import { FixtureProject } from '../fixtures/fixture-project.ts'

let server: PostgresServer
let shop: FixtureProject

beforeAll(async () => {
  server = await startPostgres()
  shop = new FixtureProject('shop', postgresSchema(server.credentials, 'main'))
  shop.write('models/schema.yml', '')
})
afterAll(async () => {
  shop.remove()
  await server.stop()
})

async function rows(code: string): Promise<(string | null)[][]> {
  shop.write('models/marts/scores.ts', code)
  const { results } = await shop.invoke('build', { select: ['+scores'] })
  expect(results.filter(({ error }) => error !== null).map(({ error }) => error?.message)).toEqual([])
  return shop.query('select * from main.scores order by 1')
}

test('models in TypeScript on PostgreSQL: values, streams, merging', async () => {
  expect(
    await rows(`export default () => [
  { id: 1, text: 'a "quoted", new\\nline', exact: { decimal: '12.50' }, at: new Date('2024-02-29T12:00:00.123Z'), ok: true, ratio: 0.1 },
  { id: 2, text: '', list: [1, 'x'] },
  { id: 3, text: 'null' },
]`),
  ).toEqual([
    ['1', 'a "quoted", new\nline', '12.50', expect.stringContaining('2024-02-29'), 'true', '0.1', null],
    ['2', '', null, null, null, null, '[1,"x"]'],
    ['3', 'null', null, null, null, null, null],
  ])
  shop.write('models/marts/many.sql', 'select i as id from generate_series(1, 10000) as s(i)')
  const copies = await rows(`export default async function* model({ ref }) {
  for await (const { id } of ref('many')) yield { id, twice: 2 * id }
}`)
  expect(copies).toHaveLength(10_000)
  const merging = `export const config = { materialized: 'incremental', unique_key: 'id', incremental_strategy: 'merge' }
export default ({ isIncremental }) => [{ id: isIncremental ? 2 : 1, n: 1 }, { id: 3, n: isIncremental ? 2 : 1 }]`
  await shop.query('drop table main.scores')
  expect(await rows(merging)).toEqual([
    ['1', '1'],
    ['3', '1'],
  ])
  expect(await rows(merging)).toEqual([
    ['1', '1'],
    ['2', '1'],
    ['3', '2'],
  ])
})
