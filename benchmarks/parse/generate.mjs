/** Writes a dbt project of any size: one test a model, one YAML file for 50 models; the same for the same number. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MODELS_IN_FOLDER = 50

/** @param {string} dir @param {number} models */
export function generateProject(dir, models) {
  mkdirSync(join(dir, 'macros'), { recursive: true })
  writeFileSync(join(dir, 'dbt_project.yml'), PROJECT)
  writeFileSync(join(dir, 'profiles.yml'), PROFILES)
  writeFileSync(join(dir, 'macros/money.sql'), MACRO)
  for (let first = 0; first < models; first += MODELS_IN_FOLDER) {
    const folder = join(dir, 'models', `area_${number(first / MODELS_IN_FOLDER, 3)}`)
    mkdirSync(folder, { recursive: true })
    const indexes = Array.from({ length: Math.min(MODELS_IN_FOLDER, models - first) }, (_, i) => first + i)
    writeFileSync(join(folder, '_models.yml'), properties(indexes, first / MODELS_IN_FOLDER))
    for (const index of indexes) writeFileSync(join(folder, `${modelName(index)}.sql`), modelSql(index))
  }
}

/** The file of one model, e.g. to edit it. */
export function modelFile(dir, index) {
  const area = `area_${number(Math.floor(index / MODELS_IN_FOLDER), 3)}`
  return join(dir, 'models', area, `${modelName(index)}.sql`)
}

export function modelName(index) {
  return `model_${number(index, 5)}`
}

/** One of four shapes: a staging model, a join, a model with a loop and a macro, an incremental one. */
export function modelSql(index) {
  const parents = [1, 7, 23].map((distance) => index - distance).filter((parent) => parent >= 0)
  if (index % 10 === 0 || parents.length < 3) return staging(index)
  const [first, second, third] = parents.map((parent) => `{{ ref('${modelName(parent)}') }}`)
  switch (index % 4) {
    case 1:
      return joined(first, second, third)
    case 2:
      return looped(first, second)
    case 3:
      return incremental(first)
    default:
      return `select id, amount, created_at, status from ${first}\nunion all\nselect id, amount, created_at, status from ${third}\n`
  }
}

function staging(index) {
  return `with source as (
    select * from {{ source('raw_${number(Math.floor(index / MODELS_IN_FOLDER), 3)}', 'events') }}
),

renamed as (
    select
        event_id as id,
        cast(amount_cents as bigint) as amount,
        lower(status) as status,
        created_at
    from source
    where event_id % ${index + 1} = 0
)

select * from renamed
`
}

function joined(first, second, third) {
  return `{{ config(materialized='table', tags=['daily', 'finance']) }}

with orders as (
    select * from ${first}
),

customers as (
    select * from ${second}
),

payments as (
    select * from ${third}
)

select
    orders.id,
    orders.created_at,
    customers.status,
    coalesce(payments.amount, 0) + orders.amount as amount
from orders
left join customers on customers.id = orders.id
left join payments on payments.id = orders.id
`
}

function looped(first, second) {
  return `{% set statuses = ['new', 'open', 'closed'] %}

select
    id,
    created_at,
    status,
    {% for status in statuses %}
    sum(case when status = '{{ status }}' then amount end) as {{ status }}_amount,
    {% endfor %}
    {{ cents_to_units('sum(amount)') }} as amount
from ${first}
where id in (select id from ${second})
group by 1, 2, 3
`
}

function incremental(first) {
  return `{{
    config(
        materialized='incremental',
        unique_key='id'
    )
}}

select id, amount, status, created_at
from ${first}
{% if is_incremental() %}
where created_at > (select max(created_at) from {{ this }})
{% endif %}
`
}

function properties(indexes, area) {
  return `version: 2

sources:
  - name: raw_${number(area, 3)}
    schema: raw
    tables:
      - name: events
        description: Events of area ${area}

models:
${indexes.map(modelProperties).join('')}`
}

function modelProperties(index) {
  const tests = [
    'not_null',
    'unique',
    'not_null',
    '{accepted_values: {arguments: {values: [new, open, closed]}}}',
  ]
  const tested = index % 4 === 3 ? 'status' : 'id'
  return `  - name: ${modelName(index)}
    description: What area ${Math.floor(index / MODELS_IN_FOLDER)} knows after step ${index}
    columns:
      - name: ${tested}
        description: Tested column of this model
        data_tests:
          - ${tests[index % 4]}
      - name: amount
        description: In cents
`
}

function number(value, width) {
  return String(value).padStart(width, '0')
}

const PROJECT = `name: big
version: '1.0'
config-version: 2
profile: big
models:
  big:
    +materialized: view
`

const PROFILES = `big:
  target: dev
  outputs:
    dev:
      type: duckdb
      path: big.duckdb
      threads: 4
`

const MACRO = `{% macro cents_to_units(column, scale=2) %}
    round({{ column }} / 100.0, {{ scale }})
{% endmacro %}
`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dir, models] = process.argv.slice(2)
  if (dir === undefined) throw new Error('usage: node benchmarks/parse/generate.mjs <folder> [models]')
  generateProject(dir, Number(models ?? 10_000))
}
