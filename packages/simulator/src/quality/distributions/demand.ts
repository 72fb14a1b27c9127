import { type Distribution, SEGMENT_NAME } from './distribution.ts'

const CLOSED = `closed as (
      select distinct on (opportunity.id) opportunity.*, company.segment
      from raw_salesforce.opportunity
      inner join truth.company_record
        on company_record.source_system = 'salesforce' and company_record.source_id = opportunity.account_id
      inner join truth.company using (company_id)
      where is_closed
    )`

export const DEMAND: readonly Distribution[] = [
  {
    id: 'new-customers',
    topic: 'Acquisition',
    title: 'New customers by month',
    caption:
      'First payments; a quarter of the customers come with the launch, then autumn is strong and summer weak.',
    unit: 'number',
    shape: 'bars',
    sql: `
    select strftime(acquired_on, '%Y-%m') as category, year(acquired_on) * 12 + month(acquired_on) as place,
      'customers' as series, count(*) as value
    from customer group by all`,
  },
  {
    id: 'channels',
    topic: 'Acquisition',
    title: 'What brought them',
    caption: 'Share of each segment’s customers by the channel that brought them.',
    unit: 'percent',
    shape: 'bars',
    sql: `
    with channel as (select acquisition_channel, -count(*) as place from customer group by all)
    select replace(acquisition_channel, '_', ' ') as category, any_value(channel.place) as place, ${SEGMENT_NAME} as series,
      count(*) / sum(count(*)) over (partition by segment) as value
    from customer inner join channel using (acquisition_channel) group by acquisition_channel, segment`,
  },
  {
    id: 'funnel',
    topic: 'Sales',
    title: 'How far opportunities get',
    caption: 'Share of the closed opportunities that reached each stage.',
    unit: 'percent',
    shape: 'bars',
    sql: `
    with ${CLOSED},
    stage as (
      select distinct opportunity_history.id, opportunity_history.stage_name
      from raw_salesforce.opportunity_history inner join closed using (id)
      where opportunity_history.stage_name <> 'Closed Lost'
    ),
    place (stage_name, place) as (
      values ('Prospecting', 1), ('Qualification', 2), ('Needs Analysis', 3), ('Proposal/Price Quote', 4),
        ('Negotiation/Review', 5), ('Closed Won', 6)
    )
    select stage_name as category, place, 'opportunities' as series,
      count(*) / (select count(*) from closed) as value
    from stage inner join place using (stage_name) group by all`,
  },
  {
    id: 'sales-cycles',
    topic: 'Sales',
    title: 'Days from the first talk to the signature',
    caption: 'Share of each segment’s won new business by days from creation to close, in steps of ten.',
    unit: 'percent',
    shape: 'lines',
    sql: `
    with ${CLOSED},
    won as (
      select segment, date_diff('day', created_date::date, close_date::date) // 10 as step
      from closed where is_won and type = 'New Business'
    ),
    segments as (select segment, count(*) as deals from won group by all),
    steps as (select unnest(range(0, 17)) as step)
    select (10 * step)::varchar as category, step as place, ${SEGMENT_NAME} as series, count(won.step) / any_value(deals) as value
    from steps cross join segments left join won using (step, segment) group by step, segment`,
  },
  {
    id: 'countries',
    topic: 'Records',
    title: 'Where customers are',
    caption: 'Share of the customers by country.',
    unit: 'percent',
    shape: 'bars',
    sql: `
    select country as category, -count(*) as place, 'customers' as series, count(*) / sum(count(*)) over () as value
    from customer group by country`,
  },
]
