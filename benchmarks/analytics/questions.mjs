/** What people ask about one thing; `?` is its id. */
export const QUESTIONS = [
  { about: 'entity_customers', sql: 'from entities.entity_customers where customer_id = ?' },
  {
    about: 'entity_customers',
    sql: 'select customer_health_score, churn_risk_score, monthly_recurring_revenue, active_users_7d, days_since_last_activity, owner, renewal_date from entities.entity_customers where customer_id = ?',
  },
  {
    about: 'entity_customers',
    sql: 'from entities.entity_customers_history where customer_id = ? order by valid_from',
  },
  {
    about: 'entity_customers',
    sql: 'select date, health_score, mrr_cents from entities.entity_customers_daily where customer_id = ? order by date desc limit 90',
  },
  {
    about: 'entity_customers',
    sql: 'select date, sum(mrr_cents) from marts.fct_mrr_daily where customer_id = ? group by date order by date desc limit 365',
  },
  {
    about: 'entity_customers',
    sql: "from marts.fct_mrr_movements where customer_id = ? and category != 'fx' order by date",
  },
  {
    about: 'entity_customers',
    sql: 'from marts.customer_health_reasons where customer_id = ? order by date desc limit 20',
  },
  { about: 'entity_customers', sql: 'from marts.churn_risk_view where customer_id = ?' },
  {
    about: 'entity_customers',
    sql: 'from marts.fct_tickets where customer_id = ? order by created_at desc limit 20',
  },
  {
    about: 'entity_customers',
    sql: 'from marts.fct_invoices where customer_id = ? order by invoice_date desc limit 24',
  },
  { about: 'entity_customers', sql: 'from marts.expansion_signals where customer_id = ?' },
  { about: 'entity_customers', sql: 'from core.map_source_to_customer where customer_id = ?' },
  { about: 'entity_customers', sql: 'from entities.entity_subscriptions where customer_id = ?' },
  {
    about: 'entity_customers',
    sql: 'from entities.entity_users where customer_id = ? order by events_28d desc limit 20',
  },
  { about: 'entity_subscriptions', sql: 'from entities.entity_subscriptions where subscription_id = ?' },
  {
    about: 'entity_subscriptions',
    sql: 'from entities.entity_subscriptions_history where subscription_id = ? order by valid_from',
  },
  {
    about: 'entity_subscriptions',
    sql: 'from entities.entity_subscriptions_monthly where subscription_id = ? order by month',
  },
  { about: 'entity_users', sql: 'from entities.entity_users where user_id = ?' },
  { about: 'entity_users', sql: 'from entities.entity_users_history where user_id = ? order by valid_from' },
  { about: 'entity_users', sql: 'from entities.entity_users_weekly where user_id = ? order by week' },
]

export const KEYS = {
  entity_customers: 'customer_id',
  entity_subscriptions: 'subscription_id',
  entity_users: 'user_id',
}
