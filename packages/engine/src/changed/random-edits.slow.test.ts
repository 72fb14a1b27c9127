import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FixtureProject, type Overrides } from '../fixtures/fixture-project.ts'

/** One project with `--changed` and one that always builds everything, edited alike. */
class Pair {
  readonly changed = new FixtureProject()
  readonly whole = new FixtureProject()
  vars: Record<string, unknown> = {}
  region = 'eu'

  edit(path: string, text: string): void {
    for (const shop of [this.changed, this.whole]) shop.write(path, text)
  }

  async query(sql: string): Promise<void> {
    for (const shop of [this.changed, this.whole]) await shop.query(sql)
  }

  build(shop: FixtureProject, overrides: Overrides = {}) {
    const env = { SHOP_DB: `${shop.dir}/shop.duckdb`, REGION: this.region }
    return shop.invoke('build', { vars: this.vars, env, ...overrides })
  }

  remove(): void {
    this.changed.remove()
    this.whole.remove()
  }
}

const MODELS: Readonly<Record<string, (n: number) => string>> = {
  'models/a_view.sql': (n) =>
    `select id, amount + {{ plus() }} + ${n} as amount, loaded from {{ source('raw', 'orders') }}`,
  'models/b_ephemeral.sql': (n) =>
    `{{ config(materialized='ephemeral') }}\nselect id, amount * ${n + 1} as amount from {{ ref('a_view') }} where amount >= {{ var('least', 0) }}`,
  'models/c_table.sql': (n) =>
    `{{ config(materialized='${n % 2 === 0 ? 'table' : 'view'}') }}\nselect *, '{{ env_var("REGION") }}' as region from {{ ref('b_ephemeral') }}`,
  'models/d_incremental.sql': (n) =>
    `{{ config(materialized='incremental', unique_key='id', incremental_strategy='delete+insert') }}
select id, amount, ${n} as n, loaded from {{ ref('a_view') }}
{% if is_incremental() %}where loaded >= (select max(loaded) from {{ this }}){% endif %}`,
  'models/e_table.sql': (n) =>
    `{{ config(materialized='table') }}\nselect c.id, c.amount, p.status, ${n} as n from {{ ref('c_table') }} as c left join {{ ref('extra') }} as p on c.id = p.id`,
  'models/f_asking.sql': (n) =>
    `{{ config(materialized='table') }}
{% set found = run_query('select count(*) from ' ~ ref('c_table')) %}
select {{ found.rows[0][0] if execute else 0 }} + ${n} as n from {{ ref('c_table') }} limit 1`,
  'macros/plus.sql': (n) => `{% macro plus() %}${n}{% endmacro %}`,
  'seeds/extra.csv': (n) => `id,status\n1,open\n2,${['paid', 'late', 'gone'][n % 3] ?? ''}\n`,
  'tests/small.sql': (n) => `select * from {{ ref('e_table') }} where amount > ${100_000 + n}`,
}

const RELATIONS = ['a_view', 'c_table', 'd_incremental', 'e_table', 'f_asking', 'extra']

type Step = (pair: Pair) => Promise<void>

/** An id is in the source once: a table that is keyed by it is then the same however often it is built. */
const edits: readonly fc.Arbitrary<readonly [string, Step]>[] = [
  ...Object.entries(MODELS).map(([path, text]) =>
    fc.nat(3).map((n): readonly [string, Step] => [`${path} ${n}`, async (pair) => pair.edit(path, text(n))]),
  ),
  fc.integer({ min: 1, max: 4 }).map((id): readonly [string, Step] => [
    `insert ${id}`,
    (pair) =>
      pair.query(
        `insert into raw.orders select ${id}, ${id * 3}, (select max(loaded) + 1 from raw.orders);
           delete from raw.orders where id = ${id} and loaded < (select max(loaded) from raw.orders)`,
      ),
  ]),
  fc.constant<readonly [string, Step]>([
    'update',
    (pair) => pair.query('update raw.orders set amount = amount + 1, loaded = loaded + 5 where id = 1'),
  ]),
  fc.constant<readonly [string, Step]>([
    'delete',
    (pair) => pair.query('delete from raw.orders where id = 2'),
  ]),
  fc.nat(6).map((least): readonly [string, Step] => [
    `var ${least}`,
    async (pair) => {
      pair.vars = { least }
    },
  ]),
  fc.constantFrom('eu', 'us').map((region): readonly [string, Step] => [
    `env ${region}`,
    async (pair) => {
      pair.region = region
    },
  ]),
  fc.constantFrom(...RELATIONS).map((name): readonly [string, Step] => [
    `drop ${name}`,
    async ({ changed }) => {
      const found = await changed.query(
        `select table_type from information_schema.tables where table_name = '${name}'`,
      )
      const [type] = found[0] ?? []
      if (typeof type === 'string')
        await changed.query(`drop ${type === 'VIEW' ? 'view' : 'table'} main.${name}`)
    },
  ]),
  fc
    .constantFrom(...RELATIONS)
    .map((name): readonly [string, Step] => [
      `build ${name} alone`,
      async (pair) =>
        void (await pair.build(pair.changed, { select: [name], changed: name.length % 2 === 0 })),
    ]),
  fc.nat(4).map((after): readonly [string, Step] => [
    `interrupt after ${after}`,
    async (pair) => {
      const controller = new AbortController()
      const building = pair.build(pair.changed, { changed: true, signal: controller.signal })
      const stop = setInterval(() => {
        const done = pair.changed.events.filter((event) => event.kind === 'node-finished').length
        if (done >= after) controller.abort()
      }, 1)
      await building.finally(() => clearInterval(stop))
    },
  ]),
  fc.constant<readonly [string, Step]>([
    'a mistake, built',
    async (pair) => {
      pair.changed.write('models/c_table.sql', 'select nonsense')
      await pair.build(pair.changed, { changed: true })
      pair.changed.write('models/c_table.sql', pair.whole.read('models/c_table.sql'))
    },
  ]),
]

test('whatever is edited, a build of what changed comes to what a build of everything comes to', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(...edits), { minLength: 1, maxLength: 6 }), async (steps) => {
      const pair = new Pair()
      try {
        for (const path of ['models/schema.yml', 'tests/no_negative_payments.sql']) pair.edit(path, '')
        pair.edit('models/sources.yml', 'sources: [{name: raw, tables: [{name: orders}]}]')
        pair.edit(
          'dbt_project.yml',
          'name: shop\nprofile: shop\nmodel-paths: [models]\nmodels: {shop: {staging: {+enabled: false}, marts: {+enabled: false}}}\n',
        )
        pair.edit('tests/no_negative_payments.sql', '{{ config(enabled=false) }} select 1')
        for (const [path, text] of Object.entries(MODELS)) pair.edit(path, text(0))
        await pair.query(
          'create schema raw; create table raw.orders as select i as id, i * 2 as amount, i as loaded from range(1, 4) as r(i)',
        )
        for (const [, step] of [['nothing', async () => undefined] as const, ...steps]) {
          await step(pair)
          await pair.build(pair.changed, { changed: true })
          await pair.build(pair.whole)
          for (const name of RELATIONS) {
            const rows = `select * from main.${name} order by all`
            expect(await pair.changed.query(rows), name).toEqual(await pair.whole.query(rows))
          }
        }
        await pair.build(pair.changed, { changed: true })
        const ran = pair.changed.events.filter((event) => event.kind === 'node-decided' && !event.reused)
        expect(ran).toEqual([])
      } finally {
        pair.remove()
      }
    }),
    { seed: 20261121, numRuns: 4 },
  )
}, 240_000)
