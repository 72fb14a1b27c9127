import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_MESS_RATES } from './mess/rates.ts'
import { type OpenSimulation, openSimulation } from './testing/open-simulation.ts'

let simulation: OpenSimulation
beforeAll(async () => {
  simulation = await openSimulation({ scale: 'small', seed: 5 })
})
afterAll(() => simulation.close())

const number = async (sql: string): Promise<number> => {
  const [row] = await simulation.query(sql)
  return Number(Object.values(row ?? {})[0])
}

const rate = async (kind: keyof typeof DEFAULT_MESS_RATES, eligible: string): Promise<number> =>
  (await number(`select count(*) from truth.mess where kind = '${kind}'`)) / (await number(eligible))

const churnOf = (segment: string): Promise<number> =>
  number(`
      with state as (select company_id, month, sum(mrr_reporting_cents) as cents from truth.mrr_month group by all)
      select avg((later.cents is null)::integer) from state
      inner join truth.company using (company_id)
      left join state as later on later.company_id = state.company_id and later.month = state.month + interval 1 month
      where segment = '${segment}' and state.month < date '2020-12-01'`)

describe('references', () => {
  it.each([
    ['raw_stripe.subscription', 'customer_id', 'raw_stripe.customer', 'id'],
    ['raw_stripe.subscription_history', 'id', 'raw_stripe.subscription', 'id'],
    ['raw_stripe.subscription_item', 'subscription_id', 'raw_stripe.subscription', 'id'],
    ['raw_stripe.subscription_item', 'plan_id', 'raw_stripe.price', 'id'],
    ['raw_stripe.price', 'product_id', 'raw_stripe.product', 'id'],
    ['raw_stripe.subscription_discount', 'coupon_id', 'raw_stripe.coupon', 'id'],
    ['raw_stripe.invoice', 'subscription_id', 'raw_stripe.subscription', 'id'],
    ['raw_stripe.invoice_line_item', 'invoice_id', 'raw_stripe.invoice', 'id'],
    ['raw_stripe.charge', 'invoice_id', 'raw_stripe.invoice', 'id'],
    ['raw_salesforce.contact', 'account_id', 'raw_salesforce.account', 'id'],
    ['raw_salesforce.opportunity', 'account_id', 'raw_salesforce.account', 'id'],
    ['raw_salesforce.account', 'owner_id', 'raw_salesforce.user', 'id'],
    ['raw_app.accounts', 'salesforce_account_id', 'raw_salesforce.account', 'id'],
    ['raw_app.users', 'account_id', 'raw_app.accounts', 'account_id'],
    ['raw_app.entitlements', 'account_id', 'raw_app.accounts', 'account_id'],
    ['raw_app.usage_events', 'user_id', 'raw_app.users', 'user_id'],
    ['raw_zendesk.ticket', 'organization_id', 'raw_zendesk.organization', 'id'],
    ['raw_zendesk.ticket', 'requester_id', 'raw_zendesk.user', 'id'],
    ['raw_zendesk.ticket_comment', 'ticket_id', 'raw_zendesk.ticket', 'id'],
    ['raw_zendesk.ticket_sla_policy', 'ticket_id', 'raw_zendesk.ticket', 'id'],
  ])('of %s.%s are all in %s', async (table, column, target, key) => {
    const orphans = await number(
      `select count(*) from ${table} where ${column} is not null and ${column} not in (select ${key} from ${target})`,
    )
    expect(orphans).toBe(0)
  })

  it('from Stripe customers to app accounts are always present and right', async () => {
    const wrong = await number(`
      select count(*) from raw_stripe.customer
      left join truth.company_record as billing on billing.source_system = 'stripe' and billing.source_id = customer.id
      left join truth.company_record as app on app.source_system = 'app'
        and app.source_id = (customer.metadata ->> 'app_account_id')
      where app.company_id is distinct from billing.company_id or app.company_id is null`)
    expect(wrong).toBe(0)
  })
})

describe('mess', () => {
  it.each([
    ['late_event', 'select count(distinct event_id) from raw_app.usage_events'],
    ['late_row', 'select count(distinct id) from raw_stripe.charge'],
    ['missing_external_id', 'select count(*) from raw_zendesk.organization'],
    [
      'missing_salesforce_id',
      `select count(*) from truth.company inner join truth.company_record using (company_id)
      where source_system = 'app' and exists (
        select 1 from truth.company_record as crm where crm.company_id = company.company_id and source_system = 'salesforce'
      )`,
    ],
  ] as const)('of kind %s happens at its rate', async (kind, eligible) => {
    const expected = DEFAULT_MESS_RATES[kind]
    expect(Math.abs((await rate(kind, eligible)) - expected)).toBeLessThan(0.4 * expected)
  })

  it('repeats whole rows, and the truth knows which', async () => {
    const repeated = await number(
      `select count(*) from (select event_id from raw_app.usage_events group by all having count(*) > 1)`,
    )
    const known = await number(
      `select count(*) from truth.mess where kind = 'duplicate_row' and table_name = 'usage_events'`,
    )
    expect(repeated).toBe(known)
    expect(known).toBeGreaterThan(500)
  })

  it('points support records at wrong accounts, and only those', async () => {
    const wrong = await number(`
      select count(*) from raw_zendesk.organization
      inner join truth.company_record as support on support.source_system = 'zendesk' and support.source_id = organization.id::varchar
      inner join truth.company_record as app on app.source_system = 'app' and app.source_id = organization.external_id
      where app.company_id <> support.company_id`)
    expect(wrong).toBe(await number(`select count(*) from truth.mess where kind = 'wrong_external_id'`))
    expect(wrong).toBeGreaterThan(0)
  })
})

describe('the truth about revenue', () => {
  it('closes: each month ends with the sum of all movements', async () => {
    const open = await number(`
      with ends as (select last_day(month) as day, sum(mrr_reporting_cents) as cents from truth.mrr_month group by month),
      sums as (
        select ends.day, ends.cents, sum(amount_reporting_cents) as moved
        from ends inner join truth.mrr_movement on mrr_movement.date <= ends.day group by all
      )
      select count(*) from sums where cents <> moved`)
    expect(open).toBe(0)
  })

  it('closes per customer and currency in local money', async () => {
    const open = await number(`
      with sums as (
        select mrr_month.company_id, month, mrr_month.currency, mrr_minor, sum(amount_minor) as moved
        from truth.mrr_month inner join truth.mrr_movement
          on mrr_movement.company_id = mrr_month.company_id and mrr_movement.currency = mrr_month.currency
          and mrr_movement.date <= last_day(month)
        group by all
      )
      select count(*) from sums where mrr_minor <> moved`)
    expect(open).toBe(0)
  })

  it('has every category, new at most once per customer, churn always negative', async () => {
    const categories = await simulation.query('select distinct category from truth.mrr_movement order by 1')
    expect(categories.map((row) => row['category'])).toEqual([
      'churn',
      'contraction',
      'expansion',
      'fx',
      'new',
      'reactivation',
    ])
    const renewed = await number(
      `select count(*) from (select company_id from truth.mrr_movement where category = 'new' group by 1 having count(distinct date) > 1)`,
    )
    const gains = await number(
      `select count(*) from truth.mrr_movement where category = 'churn' and amount_reporting_cents > 0`,
    )
    expect([renewed, gains]).toEqual([0, 0])
  })

  it('is what Stripe shows, subscription by subscription, at every month end', async () => {
    const differing = await simulation.query(`
      with month_end as (select distinct month, last_day(month)::timestamp + interval 1 day as instant from truth.mrr_month),
      step as (
        select *, coalesce(lag(up_to) over (partition by plan_id order by index), 0) as above from raw_stripe.tier
      ),
      held as (
        select month_end.month, instant, history.id, customer.metadata ->> 'app_account_id' as account_id,
          held.plan_id, price.*, held.quantity::hugeint as quantity, upper(price.currency) as money
        from month_end
        inner join raw_stripe.subscription_history as history
          on history._fivetran_start < instant and history._fivetran_end >= instant - interval 1 millisecond
        inner join (select distinct id, metadata from raw_stripe.customer) as customer on customer.id = history.customer_id
        inner join raw_stripe.subscription_item as held
          on held.subscription_id = history.id and held._fivetran_start < instant and held._fivetran_end >= instant - interval 1 millisecond
        inner join (select * exclude (id), id as price_id from raw_stripe.price) as price on price.price_id = held.plan_id
        where history.status in ('active', 'past_due') and price.recurring_usage_type = 'licensed'
      ),
      item as (
        select month, id, account_id, money as currency,
          case tiers_mode
            when 'volume' then (
              select max(step.unit_amount * quantity + step.flat_amount) from step
              where step.plan_id = held.plan_id and quantity > above and (up_to is null or quantity <= up_to))
            when 'graduated' then (
              select sum((least(quantity, coalesce(up_to, quantity)) - above) * step.unit_amount + step.flat_amount) from step
              where step.plan_id = held.plan_id and quantity > above)
            else unit_amount * ((quantity + coalesce(transform_quantity_divide_by, 1) - 1) // coalesce(transform_quantity_divide_by, 1))
          end::hugeint as gross,
          case recurring_interval when 'year' then 12 else 1 end * recurring_interval_count as months,
          coalesce((
            select max(coupon.percent_off * 100)::integer from raw_stripe.subscription_discount as discount
            inner join raw_stripe.coupon on coupon.id = discount.coupon_id
            where discount.subscription_id = held.id and coupon.duration <> 'once'
              and discount.start < instant and (discount."end" is null or discount."end" >= instant)
          ), 0) as percent_bp,
          coalesce((
            select max(coupon.amount_off) from raw_stripe.subscription_discount as discount
            inner join raw_stripe.coupon on coupon.id = discount.coupon_id
            where discount.subscription_id = held.id and coupon.duration <> 'once'
              and discount.start < instant and (discount."end" is null or discount."end" >= instant)
          ), 0) as amount_off
        from held
      ),
      shared as (select *, sum(gross) over (partition by month, id) as together from item),
      subscription as (
        select month, account_id, currency,
          (2 * gross * greatest((10000 - percent_bp) * together - amount_off * 10000, 0) * 1000000 + months * 10000 * together)
            // (2 * months * 10000 * together) as micros
        from shared
      ),
      shown as (
        select month, account_id, currency, ((sum(micros) * 2 + 1000000) // 2000000)::bigint as minor from subscription group by all
      ),
      known as (
        select month, source_id as account_id, currency, mrr_minor as minor
        from truth.mrr_month inner join truth.company_record using (company_id) where source_system = 'app'
      )
      select * from shown full join known using (month, account_id, currency)
      where abs(coalesce(shown.minor, 0) - coalesce(known.minor, 0)) > 0`)
    expect(differing).toEqual([])
  })
})

it('changes nothing at midnight, so that the state of a day is never ambiguous', async () => {
  const atMidnight = await number(`
    select count(*) from (
      select _fivetran_start as instant from raw_stripe.subscription_history
      union all select _fivetran_start from raw_stripe.subscription_item
      union all select start from raw_stripe.subscription_discount
      union all select "end" from raw_stripe.subscription_discount
    ) where instant = date_trunc('day', instant)`)
  expect(atMidnight).toBe(0)
})

describe('plausible ranges', () => {
  it('of monthly logo churn', async () => {
    expect(await churnOf('smb')).toBeGreaterThan(0.02)
    expect(await churnOf('smb')).toBeLessThan(0.055)
    expect(await churnOf('mid_market')).toBeLessThan(0.035)
    expect(await churnOf('enterprise')).toBeLessThan(0.02)
  })

  it('of net revenue retention', async () => {
    const retention = await number(`
      with state as (select company_id, month, sum(mrr_reporting_cents) as cents from truth.mrr_month group by all)
      select sum(coalesce(later.cents, 0)) / sum(state.cents) from state
      left join state as later on later.company_id = state.company_id and later.month = state.month + interval 12 month
      where state.month between date '2019-03-01' and date '2019-12-01'`)
    expect(retention).toBeGreaterThan(0.85)
    expect(retention).toBeLessThan(1.25)
  })

  it('of daily over monthly users', async () => {
    const stickiness = await number(`
      with active as (select distinct user_id, occurred_at::date as day from raw_app.usage_events where occurred_at >= '2020-10-01')
      select (select count(*) / count(distinct day) from active)
        / (select avg(users) from (select count(distinct user_id) as users from active group by date_trunc('month', day)))`)
    expect(stickiness).toBeGreaterThan(0.13)
    expect(stickiness).toBeLessThan(0.31)
  })

  it('of a working week', async () => {
    const weekend = await number(
      `select avg((dayofweek(occurred_at) in (0, 6))::integer) from raw_app.usage_events`,
    )
    expect(weekend).toBeGreaterThan(0.01)
    expect(weekend).toBeLessThan(0.12)
  })

  it('of kept promises in support', async () => {
    const met = await number(
      `select avg((state = 'met')::integer) from truth.ticket_sla where state <> 'running'`,
    )
    expect(met).toBeGreaterThan(0.75)
    expect(met).toBeLessThan(0.97)
  })

  it('makes falling use and bad support causes of churn', async () => {
    const lift = await number(`
      with labelled as (
        select hazard, exists (
          select 1 from truth.mrr_movement where mrr_movement.company_id = churn_hazard.company_id and category = 'churn'
            and date between month and month + interval 90 day
        ) as left_soon
        from truth.churn_hazard
      )
      select avg(hazard) filter (left_soon) / avg(hazard) filter (not left_soon) from labelled`)
    expect(lift).toBeGreaterThan(2)
  })
})
