/** Tables of Zendesk that tickets come in. */
export const TICKET_TABLES = [
  'user',
  'ticket',
  'ticket_comment',
  'ticket_field_history',
  'ticket_sla_policy',
  'sla_policy_metric_history',
  'schedule',
].map((table) => `raw_zendesk."${table}"`)

/** Two requesters, an agent, business hours on Mondays and Tuesdays, and promises in and out of business hours. */
export const TICKET_SETUP = `
  create schema raw_zendesk;
  create table raw_zendesk."user" as
    select 'zu_' || number as id, case when number = 0 then 'agent' else 'end-user' end as role, true as active,
      timestamp '2021-01-02' as created_at, timestamp '2021-01-02' as updated_at, timestamp '2021-01-02' as _fivetran_synced
    from range(3) as numbers(number);
  create table raw_zendesk.schedule as
    select 's' as id, 'Support' as name, 'UTC' as time_zone, (day * 1440 + 540)::integer as start_time, (day * 1440 + 1020)::integer as end_time,
      timestamp '2021-01-02' as created_at, timestamp '2021-01-02' as _fivetran_synced
    from range(1, 3) as days(day);
  create table raw_zendesk.sla_policy_metric_history as
    select 'p' as sla_policy_id, row_number() over () as index, metric, priority, 600 as target, priority = 'low' as business_hours,
      timestamp '2021-01-02' as sla_policy_updated_at, timestamp '2021-01-02' as _fivetran_synced
    from (values ('first_reply_time'), ('next_reply_time'), ('full_resolution_time')) as metrics(metric)
    cross join (values ('low'), ('high')) as priorities(priority);
  create table raw_zendesk.ticket (id varchar, requester_id varchar, status varchar, priority varchar, _fivetran_deleted boolean,
    created_at timestamp, updated_at timestamp, _fivetran_synced timestamp);
  create table raw_zendesk.ticket_comment (id varchar, ticket_id varchar, user_id varchar, public boolean, created timestamp,
    _fivetran_synced timestamp);
  create table raw_zendesk.ticket_field_history (ticket_id varchar, field_name varchar, value varchar, updated timestamp,
    _fivetran_synced timestamp);
  create table raw_zendesk.ticket_sla_policy (ticket_id varchar, sla_policy_id varchar, policy_applied_at timestamp,
    _fivetran_synced timestamp)`

/** In the middle a ticket is taken back, one is opened again, and a word of another is withdrawn. */
export const TICKET_CHANGES = `
  update raw_zendesk.ticket set _fivetran_deleted = true where id = 't_3';
  insert into raw_zendesk.ticket_field_history
    select id, 'status', 'open', updated_at + interval 1 day, _fivetran_synced + interval 2 days from raw_zendesk.ticket where id = 't_5';
  update raw_zendesk.ticket set status = 'open', updated_at = updated_at + interval 1 day where id = 't_5';
  delete from raw_zendesk.ticket_comment where id = 'c_7_2'`

interface Chances {
  readonly next: (end: number) => number
  readonly moment: (minutes: number) => string
  readonly days: number
}

/** Statements that deliver forty tickets with their words and changes, a row each: some are open, some opened again. */
export function ticketRows({ next, moment, days }: Chances): readonly string[] {
  return Array.from(Array(40).keys(), (index) => {
    const created = next(days) * 1440 + next(1440)
    const priority = ['low', 'high'][next(2)] ?? ''
    const [id, requester] = [`t_${index}`, `zu_${1 + next(2)}`]
    const changes = ['new', 'open', 'pending', 'solved', 'open', 'solved', 'closed'].slice(0, 1 + next(7))
    const changed = changes.map((_, at) => created + at * next(900))
    const last = Math.max(...changed)
    const words = Array.from({ length: 1 + next(5) }, (_, at) => created + at * next(700))
    return [
      `insert into raw_zendesk.ticket values ('${id}', '${requester}', '${changes.at(-1)}', '${priority}', false,
        '${moment(created)}', '${moment(last)}', '${moment(last + 30)}')`,
      `insert into raw_zendesk.ticket_sla_policy values ('${id}', 'p', '${moment(created)}', '${moment(created + 30)}')`,
      ...changes.map(
        (status, at) => `insert into raw_zendesk.ticket_field_history values
          ('${id}', 'status', '${status}', '${moment(changed[at] ?? created)}', '${moment((changed[at] ?? created) + 30)}')`,
      ),
      ...words.map(
        (said, at) => `insert into raw_zendesk.ticket_comment values
          ('c_${index}_${at}', '${id}', '${at % 2 === 0 ? requester : 'zu_0'}', true, '${moment(said)}', '${moment(said + 30)}')`,
      ),
    ]
  }).flat()
}
