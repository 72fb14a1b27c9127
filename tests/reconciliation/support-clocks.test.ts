import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { sharedDemo } from '../e2e/built-demo.ts'
import { EasternHours, type ExpectedClock, expectedClocks, type Ticket } from './expected-clocks.ts'

const TICKETS = `
  with comments as (
    select ticket_id, list({'at': epoch(created)::bigint::double, 'isAgent': is_agent} order by created) as comments
    from (
      select distinct comment.id, comment.ticket_id, comment.created, author.role <> 'end-user' as is_agent
      from raw_zendesk.ticket_comment as comment
      inner join (select distinct id, role from raw_zendesk."user") as author on comment.user_id = author.id
      where comment.public
    )
    group by ticket_id
  ),
  statuses as (
    select ticket_id, list({'at': epoch(updated)::bigint::double, 'status': value} order by updated) as statuses
    from (select distinct ticket_id, updated, value from raw_zendesk.ticket_field_history where field_name = 'status')
    group by ticket_id
  )
  select ticket.id::varchar as id, epoch(min(ticket.created_at))::bigint::double as "createdAt",
    any_value(statuses.statuses) as statuses, any_value(comments.comments) as comments
  from raw_zendesk.ticket as ticket
  inner join statuses on ticket.id = statuses.ticket_id
  inner join comments on ticket.id = comments.ticket_id
  group by ticket.id`

interface Identified {
  readonly id: string
}

test('waiting, work and next replies are what comments and statuses say, to the second', async () => {
  const dir = await sharedDemo(1)
  const database = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'), { access_mode: 'READ_ONLY' })
  const connection = await database.connect()
  const rows = async <Row>(sql: string): Promise<readonly Row[]> =>
    (await connection.runAndReadAll(sql)).getRowObjectsJS() as unknown as readonly Row[]
  const days = await rows<{
    readonly day: string
  }>(`select unnest(range(start_date, end_date + 1, interval 1 day))::date::varchar as day
    from raw_zendesk.schedule_holiday`)
  const [bounds] = await rows<{ readonly until: number }>(
    'select epoch((as_of_date + 1)::timestamp)::double as until from intermediate.int_calendar__bounds',
  )
  const hours = new EasternHours(new Set(days.map(({ day }) => day)))
  const tickets = await rows<Identified & Ticket>(TICKETS)
  const expected = tickets.flatMap((ticket) =>
    expectedClocks(ticket, hours, bounds?.until ?? 0).map((clock) => `${ticket.id} ${told(clock)}`),
  )
  const shown = await rows<Identified & ExpectedClock>(`
    select ticket_id as id, metric, clock_number as number, is_stopped as "isStopped",
      running_seconds::double as running, business_seconds::double as business
    from intermediate.int_ticket_clocks__timed
    where metric in ('next_reply_time', 'requester_wait_time', 'agent_work_time')`)
  expect(shown.map((row) => `${row.id} ${told(row)}`).toSorted()).toEqual(expected.toSorted())
  expect(expected.length).toBeGreaterThan(3000)
  connection.closeSync()
  database.closeSync()
})

const told = ({ metric, number, isStopped, running, business }: ExpectedClock): string =>
  `${metric} ${number} ${isStopped ? 'stopped' : 'running'} ${running} s, ${business} s in business hours`
