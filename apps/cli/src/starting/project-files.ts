export interface NewProject {
  readonly name: string
  readonly profile: string
  /** DuckDB file, relative to the project. */
  readonly database: string
  readonly withProfile: boolean
}

/** Path → text of a project with a seed, two layers of models and tests. */
export function projectFiles(project: NewProject): Readonly<Record<string, string>> {
  return {
    'dbt_project.yml': projectFile(project),
    ...(project.withProfile ? { 'profiles.yml': profilesFile(project) } : {}),
    '.gitignore': 'target/\ndbt_packages/\nlogs/\n.env\n*.duckdb\n*.duckdb.wal\n',
    'seeds/raw_orders.csv': ORDERS,
    'models/staging/stg_orders.sql': STAGING,
    'models/staging/stg_orders.yml': STAGING_PROPERTIES,
    'models/marts/revenue_by_month.sql': MART,
    'models/marts/revenue_by_month.yml': MART_PROPERTIES,
  }
}

function projectFile({ name, profile }: NewProject): string {
  return `name: ${name}
version: '1.0.0'
config-version: 2
profile: ${profile}

models:
  ${name}:
    staging:
      +materialized: view
    marts:
      +materialized: table

clean-targets: [target, dbt_packages]
`
}

function profilesFile({ profile, database }: NewProject): string {
  return `# Passwords do not belong here: write "{{ env_var('DBT_ENV_SECRET_…') }}".
${profile}:
  target: dev
  outputs:
    dev:
      type: duckdb
      path: ${JSON.stringify(database)}
      schema: main
      threads: 4
`
}

const ORDERS = `order_id,customer,ordered_on,amount
1,Alder Ltd,2024-01-05,120.50
2,Birch Ltd,2024-01-19,80.00
3,Alder Ltd,2024-02-02,99.90
4,Cedar Ltd,2024-02-14,15.25
5,Birch Ltd,2024-03-01,210.00
`

const STAGING = `select
    order_id,
    customer,
    ordered_on::date as ordered_on,
    amount::decimal(18, 2) as amount
from {{ ref('raw_orders') }}
`

const STAGING_PROPERTIES = `models:
  - name: stg_orders
    description: One row per order.
    columns:
      - name: order_id
        data_tests: [unique, not_null]
      - name: amount
        data_tests: [not_null]
`

const MART = `select
    date_trunc('month', ordered_on)::date as month,
    count(*) as orders,
    count(distinct customer) as customers,
    sum(amount) as revenue
from {{ ref('stg_orders') }}
group by 1
order by 1
`

const MART_PROPERTIES = `models:
  - name: revenue_by_month
    description: Orders, customers and revenue of each month.
    columns:
      - name: month
        description: The first day of the month.
        data_tests: [unique, not_null]
`
