/** Writes the projects that are run here and by dbt, the same for the same numbers. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const TESTS_ON_MODEL = 50

/** @param {{ dir: string, database: object }} place @param {Readonly<Record<string, string>>} files */
function writeProject({ dir, database }, files, { threads = 1, materialized = 'view', memoryLimit } = {}) {
  const output = JSON.stringify(database.output({ dir, threads, memoryLimit }))
  const all = {
    'dbt_project.yml': `name: bench
version: '1.0'
config-version: 2
profile: bench
models:
  bench:
    +materialized: ${materialized}
`,
    'profiles.yml': `bench:
  target: dev
  outputs:
    dev: ${output}
`,
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
}

const numbers = (count) => Array.from({ length: count }, (_, index) => index)

/** Views that stand on nothing. */
export function viewsProject(place, count) {
  const files = numbers(count).map((index) => [
    `models/view_${index}.sql`,
    `select ${index} as id, 'some text' as name\n`,
  ])
  writeProject(place, Object.fromEntries(files))
}

/** Tests of columns of a few tables: two of three not_null, every third unique. */
export function testsProject(place, count) {
  const files = {}
  for (let first = 0; first < count; first += TESTS_ON_MODEL) {
    const columns = numbers(Math.min(TESTS_ON_MODEL, count - first))
    const name = `tested_${first / TESTS_ON_MODEL}`
    files[`models/${name}.sql`] =
      `select\n${columns.map((column) => `    i + ${column} as c${column}`).join(',\n')}\nfrom ${place.database.rows(1000)}\n`
    const tests = columns.map(
      (column) =>
        `      - name: c${column}\n        data_tests: [${column % 3 === 0 ? 'unique' : 'not_null'}]\n`,
    )
    files[`models/${name}.yml`] = `models:\n  - name: ${name}\n    columns:\n${tests.join('')}`
  }
  writeProject(place, files, { materialized: 'table' })
}

/** Unit tests of one model on another. */
export function unitTestsProject(place, count) {
  const tests = numbers(count).map(
    (index) => `  - name: doubles_${index}
    model: doubled
    given:
      - input: ref('given')
        rows:
          - {id: ${index}, amount: 10}
          - {id: ${index + 1}, amount: 20}
    expect:
      rows:
        - {id: ${index}, amount: 20}
        - {id: ${index + 1}, amount: 40}
`,
  )
  writeProject(place, {
    'models/given.sql': 'select 1 as id, 5 as amount\n',
    'models/doubled.sql': "select id, amount * 2 as amount from {{ ref('given') }}\n",
    'models/doubled.yml': `unit_tests:\n${tests.join('')}`,
  })
}

/** A CSV file. */
const rows = (header, count, row) => `${header}\n${numbers(count).map(row).join('\n')}\n`
const staging = (name, columns) => `with source as (
    select * from {{ ref('raw_${name}') }}
),

renamed as (
    select
${columns.map((column) => `        ${column}`).join(',\n')}
    from source
)

select * from renamed
`

/** A small shop: three seeds, three staging views, two tables, twenty tests. */
export function shopProject(place) {
  writeProject(
    place,
    {
      'seeds/raw_customers.csv': rows('id,first_name,last_name', 100, (i) => `${i + 1},First${i},L.`),
      'seeds/raw_orders.csv': rows(
        'id,user_id,order_date,status',
        99,
        (i) =>
          `${i + 1},${(i % 60) + 1},2018-0${(i % 4) + 1}-1${i % 9},${['completed', 'shipped', 'returned'][i % 3]}`,
      ),
      'seeds/raw_payments.csv': rows(
        'id,order_id,payment_method,amount',
        113,
        (i) =>
          `${i + 1},${(i % 99) + 1},${['credit_card', 'coupon', 'bank_transfer', 'gift_card'][i % 4]},${100 * (i + 1)}`,
      ),
      'models/staging/stg_customers.sql': staging('customers', [
        'id as customer_id',
        'first_name',
        'last_name',
      ]),
      'models/staging/stg_orders.sql': staging('orders', [
        'id as order_id',
        'user_id as customer_id',
        'order_date',
        'status',
      ]),
      'models/staging/stg_payments.sql': staging('payments', [
        'id as payment_id',
        'order_id',
        'payment_method',
        'amount / 100 as amount',
      ]),
      'models/customers.sql': CUSTOMERS,
      'models/orders.sql': ORDERS,
      'models/schema.yml': SHOP_TESTS,
    },
    { materialized: 'table' },
  )
}

const CUSTOMERS = `with orders as (
    select customer_id, min(order_date) as first_order, max(order_date) as most_recent_order, count(order_id) as number_of_orders
    from {{ ref('stg_orders') }}
    group by customer_id
),

payments as (
    select orders.customer_id, sum(amount) as total_amount
    from {{ ref('stg_payments') }} as payments
    left join {{ ref('stg_orders') }} as orders on payments.order_id = orders.order_id
    group by orders.customer_id
)

select
    customers.customer_id,
    customers.first_name,
    customers.last_name,
    orders.first_order,
    orders.most_recent_order,
    orders.number_of_orders,
    payments.total_amount as customer_lifetime_value
from {{ ref('stg_customers') }} as customers
left join orders on customers.customer_id = orders.customer_id
left join payments on customers.customer_id = payments.customer_id
`

const ORDERS = `{% set payment_methods = ['credit_card', 'coupon', 'bank_transfer', 'gift_card'] %}

with payments as (
    select
        order_id,
        {% for payment_method in payment_methods -%}
        sum(case when payment_method = '{{ payment_method }}' then amount else 0 end) as {{ payment_method }}_amount,
        {% endfor -%}
        sum(amount) as total_amount
    from {{ ref('stg_payments') }}
    group by order_id
)

select
    orders.order_id,
    orders.customer_id,
    orders.order_date,
    orders.status,
    {% for payment_method in payment_methods -%}
    payments.{{ payment_method }}_amount,
    {% endfor -%}
    payments.total_amount as amount
from {{ ref('stg_orders') }} as orders
left join payments on orders.order_id = payments.order_id
`

const SHOP_TESTS = `models:
  - name: stg_customers
    config: {materialized: view}
    columns:
      - {name: customer_id, data_tests: [unique, not_null]}
  - name: stg_orders
    config: {materialized: view}
    columns:
      - {name: order_id, data_tests: [unique, not_null]}
      - name: status
        data_tests:
          - accepted_values: {arguments: {values: [completed, shipped, returned]}}
  - name: stg_payments
    config: {materialized: view}
    columns:
      - {name: payment_id, data_tests: [unique, not_null]}
      - name: payment_method
        data_tests:
          - accepted_values: {arguments: {values: [credit_card, coupon, bank_transfer, gift_card]}}
  - name: customers
    columns:
      - {name: customer_id, data_tests: [unique, not_null]}
  - name: orders
    columns:
      - {name: order_id, data_tests: [unique, not_null]}
      - name: customer_id
        data_tests:
          - not_null
          - relationships: {arguments: {to: ref('customers'), field: customer_id}}
      - {name: amount, data_tests: [not_null]}
      - {name: credit_card_amount, data_tests: [not_null]}
      - {name: coupon_amount, data_tests: [not_null]}
      - {name: bank_transfer_amount, data_tests: [not_null]}
      - {name: gift_card_amount, data_tests: [not_null]}
`

/** Megabytes that DuckDB may use there. */
export const LAYERS_MEMORY_LIMIT = 512

/** A warehouse of layers: each model reads one to three of the layer before; most of them have a test. */
export function layersProject(place, { models, tests }) {
  const LAYER = 100
  const files = {}
  const tested = []
  for (const index of numbers(models)) {
    const name = `model_${index}`
    const parents = [0, 7, 31].map((step) => index - LAYER - step).filter((parent) => parent >= 0)
    files[`models/layer_${Math.floor(index / LAYER)}/${name}.sql`] =
      parents.length === 0
        ? `select i as id, i % 97 as amount, ${index} as origin from ${place.database.rows(20_000)}\n`
        : `with ${parents.map((parent, at) => `p${at} as (select * from {{ ref('model_${parent}') }})`).join(',\n')}
select p0.id, ${parents.map((_, at) => `p${at}.amount`).join(' + ')} as amount, ${index} as origin
from p0
${parents
  .slice(1)
  .map((_, at) => `join p${at + 1} on p${at + 1}.id = p0.id`)
  .join('\n')}
`
    const test = index % 2 === 0 ? 'unique' : 'not_null'
    if (index < tests)
      tested.push(`  - name: ${name}\n    columns:\n      - {name: id, data_tests: [${test}]}\n`)
  }
  files['models/schema.yml'] = `models:\n${tested.join('')}`
  writeProject(place, files, { threads: 4, materialized: 'table', memoryLimit: LAYERS_MEMORY_LIMIT })
}
