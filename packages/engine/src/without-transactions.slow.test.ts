import { beforeAll, describe, expect, test } from 'vitest'
import { plainFile } from './fixtures/bare-database.ts'
import { duckdbFile, type FixtureDatabase } from './fixtures/fixture-database.ts'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'

const files: Readonly<Record<string, string>> = {
  'macros/clock.sql': '{% macro plain__current_timestamp() %}now(){% endmacro %}',
  'models/kinds/a_table.sql':
    "{{ config(materialized='table') }} select id, amount from {{ ref('raw_payments') }}",
  'models/kinds/a_view.sql':
    "{{ config(materialized='view') }} select count(*) as n from {{ ref('a_table') }}",
  'models/kinds/appended.sql':
    "{{ config(materialized='incremental', incremental_strategy='append') }} select id from {{ ref('raw_payments') }}",
  'models/kinds/replaced.sql':
    "{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='id') }} select id, amount from {{ ref('raw_payments') }}",
  'models/kinds/merged.sql':
    "{{ config(materialized='incremental', incremental_strategy='merge', unique_key='id', on_schema_change='append_new_columns') }} select id, amount {% if is_incremental() %}, status{% endif %} from {{ ref('raw_payments') }}",
  'models/kinds/switching.sql':
    "{{ config(materialized=var('kind', 'view')) }} select id from {{ ref('raw_payments') }}",
  'snapshots/history.sql':
    "{% snapshot by_time %}{{ config(target_schema='main', unique_key='id', strategy='timestamp', updated_at='paid_at') }} select * from {{ ref('raw_payments') }}{% endsnapshot %}",
  'snapshots/checked.sql':
    "{% snapshot by_check %}{{ config(target_schema='main', unique_key='id', strategy='check', check_cols=['amount'], hard_deletes='invalidate') }} select * from {{ ref('raw_payments') }}{% endsnapshot %}",
}

/** What was built, without the moments at which it was. */
const queries: Readonly<Record<string, string>> = {
  customers: 'select * from main.customers order by all',
  payment_events: 'select * from main.payment_events order by all',
  run_log: 'select * from main.run_log order by all',
  seed: 'select * from main.raw_payments order by all',
  a_table: 'select * from main.a_table order by all',
  a_view: 'select * from main.a_view',
  appended: 'select * from main.appended order by all',
  replaced: 'select * from main.replaced order by all',
  merged: 'select * from main.merged order by all',
  switching: 'select * from main.switching order by all',
  by_time: 'select id, amount, dbt_valid_from, dbt_valid_to from main.by_time order by all',
  by_check: 'select id, amount, dbt_valid_to is null as current from main.by_check order by all',
}

async function buildTwice(database: FixtureDatabase): Promise<unknown> {
  const project = new FixtureProject('shop', database)
  for (const [path, text] of Object.entries(files)) project.write(path, text)
  const seen: unknown[] = []
  try {
    for (const kind of ['view', 'table']) {
      const result = await project.invoke('build', { vars: { kind } })
      const rows: Record<string, unknown> = {}
      for (const [name, sql] of Object.entries(queries)) rows[name] = await project.query(sql)
      seen.push({ statuses: statuses(result), rows })
      project.replace('seeds/raw_payments.csv', kind === 'view' ? '13,3,1.00,' : '13,3,2.00,', '13,3,2.00,')
      project.write(
        'seeds/raw_payments.csv',
        `${project.read('seeds/raw_payments.csv').replace(/^11,.*\n/m, '')}14,2,55.00,paid,2024-03-09 08:00:00\n`,
      )
    }
    const left = await project.query(
      "select table_name from information_schema.tables where table_name like '%\\_\\_dbt\\_%' escape '\\'",
    )
    return { seen, left }
  } finally {
    project.remove()
  }
}

describe('a database without transactions and temporary tables', () => {
  let expected: unknown
  let built: unknown

  beforeAll(async () => {
    expected = await buildTwice(duckdbFile)
    built = await buildTwice(plainFile)
  })

  test('holds the same rows after every build, and nothing beside them', () => {
    expect(built).toEqual(expected)
    expect(built).toMatchObject({ left: [] })
    expect(JSON.stringify(expected)).not.toMatch(/"(error|skipped|fail)"/)
  })
})
