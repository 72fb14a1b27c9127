import { DuckDBInstance } from '@duckdb/node-api'

/** What the models of use and health read, as a small company has it. */
const INPUTS = [
  'staging.stg_app__accounts',
  'staging.stg_app__users',
  'staging.stg_app__entitlements',
  'staging.stg_stripe__subscription_history',
  'staging.stg_stripe__subscription',
  'staging.stg_stripe__charge',
  'staging.stg_zendesk__satisfaction_rating',
  'core.map_source_to_customer',
  'core.map_source_to_user',
  'core.dim_customer',
  'core.dim_customer_current',
  'intermediate.int_ticket_fields__versioned',
  'intermediate.int_ticket_statuses__resolved',
  'intermediate.int_ticket_sla_days__decided',
  'intermediate.int_ticket_schedules__versioned',
  'intermediate.int_tickets__replied',
  'intermediate.int_revenue__subscription_states',
  'intermediate.int_customers__subscription_statuses',
  'marts.fct_tickets',
  'marts.fct_mrr_daily',
  'ref.fact_device_health_daily',
]

/** Either the events are repeated, and days are counted from them, or the days themselves. */
const EVENTS = 'staging.stg_app__usage_events'
const DAYS = 'intermediate.int_usage__customer_days'

/** Identifiers that are the company's own, not a customer's. */
const SHARED =
  /^(product_id|price_id|plan_id|schedule_id|sla_policy_id|group_id|brand_id|assignee_id|feature_id)$/

/**
 * Makes `copies` companies' customers of one: every table that the models read is repeated with other identifiers.
 * Views become tables, so that reading raw tables is not part of what is measured.
 */
export async function multiply(file, { copies, withEvents }) {
  const instance = await DuckDBInstance.create(file, { threads: '2', memory_limit: '6GB' })
  const connection = await instance.connect()
  await connection.run('set preserve_insertion_order = false')
  for (const name of [...INPUTS, withEvents ? EVENTS : DAYS]) {
    const [schema, table] = name.split('.')
    const found = await connection.runAndReadAll(
      `select column_name, data_type from information_schema.columns
       where table_schema = '${schema}' and table_name = '${table}' order by ordinal_position`,
    )
    /** @type {{ column_name: string, data_type: string }[]} */
    const columns = JSON.parse(JSON.stringify(found.getRowObjectsJson()))
    if (columns.length === 0) continue
    const own = columns.filter(
      ({ column_name: column, data_type: type }) =>
        type === 'VARCHAR' && /_id$|^source_id$/.test(column) && !SHARED.test(column),
    )
    const replaced = own.map(({ column_name: column }) => `${column} || '~' || copy as ${column}`)
    const columnsOfCopy = `* exclude (copy)${replaced.length === 0 ? '' : ` replace (${replaced.join(', ')})`}`
    await connection.run(
      `create table multiplied as select ${columnsOfCopy} from ${name} cross join range(${copies}) as copies (copy)`,
    )
    const [view] = (
      await connection.runAndReadAll(
        `select 1 from duckdb_views() where schema_name = '${schema}' and view_name = '${table}'`,
      )
    ).getRows()
    await connection.run(`drop ${view === undefined ? 'table' : 'view'} ${name} cascade`)
    await connection.run(`create table ${name} as from multiplied`)
    await connection.run('drop table multiplied')
  }
  const counts = await connection.runAndReadAll(
    'select (select count(*) from core.dim_customer_current) as customers',
  )
  connection.closeSync()
  instance.closeSync()
  return counts.getRowObjectsJson()[0]
}
