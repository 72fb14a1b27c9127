/**
 * Each query lists where a published figure and the simulator's truth differ; an empty result is agreement.
 * `published` is the published version, `truth` the truth database. Amounts in cents of the reporting currency.
 */
export interface Difference {
  readonly figure: string
  readonly sql: string
}

/**
 * Companies all of whose records are all the records of one customer. A wrong merge or split is a mistake of
 * identity, counted as such by another test: the figures of everybody else still have to agree.
 */
const WHOLE_CUSTOMERS = `
  whole_customer as (
    select company_id, customer_id
    from (
      select distinct record.company_id, map.customer_id
      from truth.truth.company_record as record
      inner join published.core.map_source_to_customer as map using (source_system, source_id)
    )
    qualify count(*) over (partition by company_id) = 1 and count(*) over (partition by customer_id) = 1
  )`

/**
 * Category sums by month of the event-based waterfall, less what is not a whole customer's, against a truth
 * relation `expected(month, category, cents)` of the companies that are one.
 */
function waterfallCategories(expected: string): string {
  return `
    with ${WHOLE_CUSTOMERS},
    expected as (${expected}),
    published_category as (
      unpivot (
        select
          month,
          new_mrr_cents as "new",
          reactivation_mrr_cents as reactivation,
          expansion_mrr_cents as expansion,
          -contraction_mrr_cents as contraction,
          -churn_mrr_cents as churn,
          fx_mrr_cents as fx
        from published.marts.mrr_waterfall
        where basis = 'event' and dimension = 'total'
      ) on "new", reactivation, expansion, contraction, churn, fx into name category value cents
    ),
    shown as (
      select month, category, sum(cents) as cents
      from (
        from published_category
        union all by name
        select date_trunc('month', date)::date as month, category, -amount_cents as cents
        from published.marts.fct_mrr_movements
        anti join whole_customer using (customer_id)
      )
      group by all
    )
    select month, category, coalesce(shown.cents, 0) as published, coalesce(expected.cents, 0) as truth
    from shown
    full join expected using (month, category)
    where coalesce(shown.cents, 0) <> coalesce(expected.cents, 0)`
}

export const REVENUE_DIFFERENCES: readonly Difference[] = [
  {
    figure: 'MRR at the end of every month',
    sql: `
      with expected as (
        select month, sum(mrr_reporting_cents) as cents from truth.truth.mrr_month group by month
      )
      select basis, month, ending_mrr_cents as published, coalesce(expected.cents, 0) as truth
      from published.marts.mrr_waterfall
      left join expected using (month)
      where dimension = 'total' and ending_mrr_cents <> coalesce(expected.cents, 0)
      union all
      select 'no such month' as basis, month, null as published, expected.cents as truth
      from expected
      where month not in (select month from published.marts.mrr_waterfall)`,
  },
  {
    figure: 'MRR of every company at the end of every month',
    sql: `
      with ${WHOLE_CUSTOMERS},
      shown as (
        select customer_id, date_trunc('month', date)::date as month, sum(mrr_cents) as cents
        from published.marts.fct_mrr_daily
        inner join whole_customer using (customer_id)
        where date = last_day(date)
        group by all
        having cents <> 0
      ),
      expected as (
        select customer_id, month, sum(mrr_reporting_cents) as cents
        from truth.truth.mrr_month
        inner join whole_customer using (company_id)
        group by all
        having cents <> 0
      )
      select customer_id, month, shown.cents as published, expected.cents as truth
      from shown
      full join expected using (customer_id, month)
      where shown.cents is distinct from expected.cents`,
  },
  {
    figure: 'every movement category of every month',
    sql: waterfallCategories(
      `select date_trunc('month', date)::date as month, category, sum(amount_reporting_cents) as cents
       from truth.truth.mrr_movement
       inner join whole_customer using (company_id)
       group by all`,
    ),
  },
  {
    figure: 'every movement of every company on every day',
    sql: `
      with ${WHOLE_CUSTOMERS},
      shown as (
        select customer_id, date, category, product_id, currency, sum(amount_cents) as cents
        from published.marts.fct_mrr_movements
        inner join whole_customer using (customer_id)
        group by all
        having cents <> 0
      ),
      expected as (
        select
          customer_id, date, category, product as product_id, currency, sum(amount_reporting_cents) as cents
        from truth.truth.mrr_movement
        inner join whole_customer using (company_id)
        group by all
        having cents <> 0
      )
      select customer_id, date, category, product_id, currency, shown.cents as published, expected.cents as truth
      from shown
      full join expected using (customer_id, date, category, product_id, currency)
      where shown.cents is distinct from expected.cents`,
  },
  {
    figure: 'payments of every company in every month but the last, whose charges may still be on their way',
    sql: `
      with ${WHOLE_CUSTOMERS},
      shown as (
        select customer_id, date_trunc('month', payment_date)::date as month, currency, sum(amount_minor) as collected
        from published.marts.fct_payments
        inner join whole_customer using (customer_id)
        where is_successful
        group by all
      ),
      expected as (
        select customer_id, date_trunc('month', occurred_at)::date as month, currency, sum(amount_minor) as collected
        from truth.truth.payment
        inner join whole_customer using (company_id)
        where kind = 'charge'
        group by all
      )
      select customer_id, month, currency, shown.collected as published, expected.collected as truth
      from shown
      full join expected using (customer_id, month, currency)
      where shown.collected is distinct from expected.collected
        and month < (select date_trunc('month', end_date)::date from truth.truth.run)`,
  },
  {
    figure: 'every invoice and payment that billing and the ledger see differently, for an unknown reason',
    sql: `select document_type, document_id, reasons, unexplained_minor from published.marts.revenue_reconciliation where is_unexplained`,
  },
  {
    figure: 'the nets of both waterfalls',
    sql: `
      with nets as (
        select month, basis, ending_mrr_cents - starting_mrr_cents as cents
        from published.marts.mrr_waterfall
        where dimension = 'total'
      )
      select event.month, event.cents as published, month_end.cents as truth
      from nets as event
      full join (from nets where basis = 'month_end') as month_end using (month)
      where event.basis = 'event' and event.cents is distinct from month_end.cents`,
  },
]

export const DIFFERENCES: readonly Difference[] = [
  ...REVENUE_DIFFERENCES,
  {
    figure: 'the outcome and the seconds of every support clock',
    sql: `
      with tickets as (select ticket_id::varchar as ticket_id, * exclude (ticket_id) from published.marts.fct_tickets),
      shown as (
        select ticket_id, 'first_reply_time' as metric,
          first_reply_state as state, first_reply_elapsed_seconds as elapsed, first_reply_target_seconds as target
        from tickets
        where first_reply_state is not null
        union all
        select ticket_id, 'full_resolution_time' as metric,
          full_resolution_state, full_resolution_elapsed_seconds, full_resolution_target_seconds
        from tickets
        where full_resolution_state is not null
      ),
      expected as (
        select ticket_id::varchar as ticket_id, metric, state, elapsed_seconds as elapsed, target_seconds as target
        from truth.truth.ticket_sla
      )
      select
        ticket_id, metric, shown.state, expected.state as true_state, shown.elapsed, expected.elapsed as true_elapsed
      from shown
      full join expected using (ticket_id, metric)
      where (shown.state, shown.elapsed, shown.target) is distinct from (expected.state, expected.elapsed, expected.target)`,
  },
]
