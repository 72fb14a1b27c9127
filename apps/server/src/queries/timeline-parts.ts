export const timelineKinds = [
  'mrr',
  'subscription',
  'invoice',
  'payment',
  'ticket',
  'opportunity',
  'health',
  'change',
  'people',
  'touch',
  'identity',
] as const

export type TimelineKind = (typeof timelineKinds)[number]

interface TimelinePart {
  readonly kind: TimelineKind
  readonly needs: readonly string[]
  /** Rows of id, at, kind, source, title, detail, amount_cents, currency, ref; `rowsOf` has those of the customer. */
  readonly sql: (rowsOf: RowsOf) => string
}

/** What to select from for the customer's rows of a relation. */
type RowsOf = (relation: string) => string

interface Columns {
  readonly id: string
  readonly at: string
  readonly source: string
  readonly title: string
  readonly detail?: string
  readonly amount?: string
  readonly ref?: string
  /** From where on. */
  readonly from: (rowsOf: RowsOf) => string
}

function part(kind: TimelineKind, needs: readonly string[], columns: Columns): TimelinePart {
  const { id, at, source, title, detail = 'null', amount = 'null', ref = 'null', from } = columns
  return {
    kind,
    needs,
    sql: (
      rowsOf,
    ) => `select cast(${id} as varchar) as id, cast(${at} as timestamp) as "at", '${kind}' as kind,
      cast(${source} as varchar) as source, cast(${title} as varchar) as title, cast(${detail} as varchar) as detail,
      cast(${amount} as bigint) as amount_cents, cast(null as varchar) as currency, cast(${ref} as varchar) as ref
      from ${from(rowsOf)}`,
  }
}

const words = (column: string): string => `replace(${column}, '_', ' ')`

export const timelineParts: readonly TimelinePart[] = [
  part('mrr', ['marts.fct_mrr_movements'], {
    id: `'mrr:' || date || ':' || category || ':' || coalesce(product_id, '')`,
    at: 'date',
    source: `'waypoint'`,
    title: `'MRR ' || ${words('category')}`,
    detail: `string_agg(distinct ${words('reason')}, ', ')`,
    amount: 'sum(amount_cents)',
    ref: 'product_id',
    from: (rowsOf) =>
      `${rowsOf('marts.fct_mrr_movements')} where category <> 'fx' group by date, category, product_id`,
  }),
  part('subscription', ['marts.fct_subscription_events'], {
    id: `'subscription:' || subscription_event_id`,
    at: 'date',
    source: `'stripe'`,
    title: `'Subscription ' || ${words('event_type')}`,
    detail: `nullif(concat_ws(' → ', previous_value, value), '')`,
    ref: 'subscription_id',
    from: (rowsOf) => rowsOf('marts.fct_subscription_events'),
  }),
  part('invoice', ['marts.fct_invoices'], {
    id: `'invoice:' || invoice_id`,
    at: 'created_at',
    source: `'stripe'`,
    title: `'Invoice ' || coalesce(invoice_number, invoice_id) || ' ' || status`,
    detail: words('billing_reason'),
    amount: 'total_cents',
    ref: 'invoice_id',
    from: (rowsOf) => rowsOf('marts.fct_invoices'),
  }),
  part('payment', ['marts.fct_payments'], {
    id: `'payment:' || charge_id`,
    at: 'created_at',
    source: `'stripe'`,
    title: `case when is_successful then 'Payment received' else 'Payment failed' end`,
    detail: `coalesce(${words('failure_code')}, case when days_late > 0 then days_late || ' days late' end)`,
    amount: 'amount_cents',
    ref: 'charge_id',
    from: (rowsOf) => rowsOf('marts.fct_payments'),
  }),
  part('ticket', ['marts.fct_tickets'], {
    id: `'ticket:' || ticket_id`,
    at: 'created_at',
    source: 'source_system',
    title: `'Ticket opened: ' || coalesce(subject, ticket_id)`,
    detail: `concat_ws(', ', priority, status)`,
    ref: 'ticket_id',
    from: (rowsOf) => rowsOf('marts.fct_tickets'),
  }),
  part('ticket', ['marts.fct_tickets'], {
    id: `'solved:' || ticket_id`,
    at: 'resolved_at',
    source: 'source_system',
    title: `'Ticket solved: ' || coalesce(subject, ticket_id)`,
    detail: `case when satisfaction_score is not null then 'rated ' || satisfaction_score end`,
    ref: 'ticket_id',
    from: (rowsOf) => `${rowsOf('marts.fct_tickets')} where resolved_at is not null`,
  }),
  part('opportunity', ['marts.fct_opportunity_stage_history', 'marts.fct_opportunities'], {
    id: `'deal:' || stage.opportunity_id || ':' || stage.visit_number`,
    at: 'stage.entered_at',
    source: 'stage.source_system',
    title: `coalesce(deal.opportunity_name, stage.opportunity_id) || ': ' || stage.stage_name`,
    detail: `case when stage.is_backward then 'moved back' when stage.is_reentry then 'again' end`,
    amount: 'deal.amount_cents',
    ref: 'stage.opportunity_id',
    from: (rowsOf) => `${rowsOf('marts.fct_opportunity_stage_history')} as stage
      left join marts.fct_opportunities as deal using (opportunity_id)`,
  }),
  part('change', ['entities.entity_customers_history'], {
    id: `'change:' || customer_version_id`,
    at: 'valid_from',
    source: `'waypoint'`,
    title: `case when change_type = 'created' then 'Customer created' else 'Changed: ' || ${words('changed_attributes')} end`,
    detail: `nullif(concat_ws(', ',
      case when previous_segment <> segment then previous_segment || ' → ' || segment end,
      case when previous_tier <> tier then previous_tier || ' → ' || tier end,
      case when previous_owner <> owner then previous_owner || ' → ' || owner end,
      case when previous_lifecycle_stage <> lifecycle_stage then previous_lifecycle_stage || ' → ' || lifecycle_stage end,
      case when previous_customer_name <> customer_name then previous_customer_name || ' → ' || customer_name end), '')`,
    from: (rowsOf) => `${rowsOf('entities.entity_customers_history')}
      where coalesce(changed_attributes, '') not in ('health_band', 'subscription_status')`,
  }),
  part('health', ['marts.customer_health_daily'], {
    id: `'health:' || date`,
    at: 'date',
    source: `'waypoint'`,
    title: `'Health ' || ${words('health_band')}`,
    detail: `'was ' || ${words('band_before')} || coalesce('; score ' || health_score, '')`,
    from: (
      rowsOf,
    ) => `(select date, health_band, health_score, lag(health_band) over (order by date) as band_before
      from ${rowsOf('marts.customer_health_daily')}) where band_before <> health_band`,
  }),
  part('people', ['entities.entity_users'], {
    id: `'left:' || user_id`,
    at: 'deactivated_date',
    source: `'app'`,
    title: `coalesce(user_name, email, user_id) || ' left'`,
    detail: `case when is_champion then 'was the champion' else title end`,
    ref: 'user_id',
    from: (rowsOf) => `${rowsOf('entities.entity_users')} where deactivated_date is not null`,
  }),
  part('touch', ['marts.fct_touchpoints'], {
    id: `'touch:' || touchpoint_id`,
    at: 'occurred_at',
    source: 'source_system',
    title: `${words('touch_type')} || ' by ' || ${words('channel')}`,
    detail: 'utm_campaign',
    ref: 'campaign_id',
    from: (rowsOf) => rowsOf('marts.fct_touchpoints'),
  }),
  part('identity', ['core.identity_event'], {
    id: `'identity:' || run || ':' || event || ':' || coalesce(source_id, '') || ':' || coalesce(other_source_id, '') || ':' || coalesce(other_customer_id, '')`,
    at: 'happened_at',
    source: `'waypoint'`,
    title: `'Identity ' || ${words('event')}`,
    detail: `concat_ws(', ', ${words('decision')}, other_customer_id)`,
    from: (rowsOf) => rowsOf('core.identity_event'),
  }),
]
