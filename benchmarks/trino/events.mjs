import { ask } from './client.mjs'

const chunk = 10_000_000
const days = 730

/**
 * A stream of events like that of a product: 10^7 or 10^8 rows in a table partitioned by month, counted by customer
 * and day, with one more day merged in.
 */
export async function measureEvents(cluster, rows) {
  await ask(cluster, 'drop schema if exists waypoint_bench cascade')
  await ask(cluster, 'create schema waypoint_bench')
  const customers = Math.max(1000, Math.round(rows / 5000))
  await ask(
    cluster,
    `create table waypoint_bench.events (event_id bigint, customer_id integer, user_id integer, name varchar,
       happened_at timestamp(6), amount decimal(12, 2)) with (partitioning = array['month(happened_at)'])`,
  )
  let written = 0
  let writing = 0
  for (let from = 1; from <= rows; from += chunk) {
    const to = Math.min(rows, from + chunk - 1)
    const { seconds } = await ask(
      cluster,
      `insert into waypoint_bench.events ${eventsSql(from, to, customers)}`,
    )
    written += to - from + 1
    writing += seconds
  }
  const counted = await ask(
    cluster,
    `create or replace table waypoint_bench.customer_days as
     select customer_id, cast(happened_at as date) as day, count(*) as events, count(distinct user_id) as users,
       sum(amount) as amount from waypoint_bench.events group by 1, 2`,
  )
  const asked = await ask(
    cluster,
    'select name, count(*), approx_distinct(user_id), sum(amount) from waypoint_bench.events group by 1 order by 1',
  )
  const merged = await ask(
    cluster,
    `merge into waypoint_bench.customer_days as old using (
       select customer_id, cast(happened_at as date) as day, count(*) as events, count(distinct user_id) as users,
         sum(amount) as amount
       from waypoint_bench.events where happened_at >= timestamp '2025-12-30' group by 1, 2
     ) as new on old.customer_id = new.customer_id and old.day = new.day
     when matched then update set events = new.events, users = new.users, amount = new.amount
     when not matched then insert values (new.customer_id, new.day, new.events, new.users, new.amount)`,
  )
  const size = await ask(
    cluster,
    'select sum(file_size_in_bytes), count(*) from waypoint_bench."events$files"',
  )
  const onWorker = await ask(
    cluster,
    `select count(distinct tasks.task_id) from system.runtime.tasks as tasks
     join system.runtime.nodes as nodes on nodes.node_id = tasks.node_id
     join system.runtime.queries as queries on queries.query_id = tasks.query_id
     where not nodes.coordinator and queries.source = 'waypoint-bench'`,
  )
  await ask(cluster, 'drop schema waypoint_bench cascade')
  return {
    rows: written,
    megabytes: Math.round(Number(size.rows[0][0]) / 1e6),
    files: size.rows[0][1],
    write: writing,
    countByCustomerAndDay: pick(counted),
    oneQuestion: pick(asked),
    mergeOfOneDay: pick(merged),
    tasksOnWorkers: onWorker.rows[0][0],
  }
}

function pick({ seconds, cpu, peakMb }) {
  return { seconds: Number(seconds.toFixed(1)), cpu: Number(cpu.toFixed(1)), peakMb }
}

function eventsSql(from, to, customers) {
  const seconds = days * 86_400
  return `select n, cast(1 + (n * 7919) % ${customers} as integer), cast(1 + (n * 104729) % ${customers * 20} as integer),
    element_at(array['view', 'click', 'export', 'login', 'edit'], cast(1 + (n * 31) % 5 as integer)),
    date_add('second', (n * 12347) % ${seconds}, timestamp '2024-01-01 00:00:00.000000'), cast((n % 1000) as decimal(12, 2)) / 100
    from table(sequence(${from}, ${to})) as s(n)`
}
