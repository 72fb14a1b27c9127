import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stripeTables } from '../schemas/stripe.ts'
import { type OpenSimulation, openSimulation } from '../testing/open-simulation.ts'

let simulation: OpenSimulation
beforeAll(async () => {
  simulation = await openSimulation({ scale: 'small', seed: 9, customerCount: 160, months: 22 })
})
afterAll(() => simulation.close())

/** Rows without those that a connector delivered twice. */
const TABLES = stripeTables
  .map(({ name }) => `"${name}" as (select distinct * exclude (_fivetran_synced) from raw_stripe."${name}")`)
  .join(', ')

const rows = (sql: string) => simulation.query(sql.replace(/^\s*with/, `with ${TABLES},`))
const none = async (sql: string): Promise<void> => {
  expect((await rows(`with found as (${sql}) select * from found limit 3`)).slice(0, 3)).toEqual([])
}

describe('references', () => {
  it.each([
    ['card', 'customer_id', 'customer'],
    ['payment_method', 'customer_id', 'customer'],
    ['payment_method_card', 'payment_method_id', 'payment_method'],
    ['customer', 'default_card_id', 'card'],
    ['customer', 'invoice_settings_default_payment_method', 'payment_method'],
    ['tier', 'plan_id', 'price'],
    ['plan', 'product_id', 'product'],
    ['subscription', 'customer_id', 'customer'],
    ['subscription', 'latest_invoice_id', 'invoice'],
    ['subscription_history', 'latest_invoice_id', 'invoice'],
    ['subscription', 'default_payment_method_id', 'payment_method'],
    ['subscription_item', 'plan_id', 'plan'],
    ['subscription_discount', 'subscription_id', 'subscription'],
    ['invoice', 'customer_id', 'customer'],
    ['invoice', 'subscription_id', 'subscription'],
    ['invoice', 'payment_intent_id', 'payment_intent'],
    ['invoice_line_item', 'price_id', 'price'],
    ['invoice_line_item', 'subscription_item_id', 'subscription_item'],
    ['discount', 'invoice_id', 'invoice'],
    ['discount', 'id', 'subscription_discount'],
    ['discount', 'coupon_id', 'coupon'],
    ['payment_intent', 'payment_method_id', 'payment_method'],
    ['charge', 'payment_intent_id', 'payment_intent'],
    ['charge', 'invoice_id', 'invoice'],
    ['charge', 'card_id', 'card'],
    ['charge', 'payment_method_id', 'payment_method'],
    ['charge', 'balance_transaction_id', 'balance_transaction'],
    ['refund', 'balance_transaction_id', 'balance_transaction'],
    ['dispute', 'balance_transaction', 'balance_transaction'],
    ['credit_note', 'invoice_id', 'invoice'],
    ['credit_note', 'refund_id', 'refund'],
    ['credit_note_line_item', 'credit_note_id', 'credit_note'],
    ['fee', 'balance_transaction_id', 'balance_transaction'],
    ['balance_transaction', 'payout_id', 'payout'],
    ['payout', 'balance_transaction_id', 'balance_transaction'],
    ['payout_balance_transaction', 'payout_id', 'payout'],
    ['payout_balance_transaction', 'balance_transaction_id', 'balance_transaction'],
    ['transfer', 'id', 'payout'],
  ])('of %s.%s are all in %s', async (table, column, target) => {
    await none(`select "${column}" from "${table}" where "${column}" not in (select id from "${target}")`)
    const [found] = await rows(`with found as (select count("${column}") as n from "${table}") from found`)
    expect(found?.['n']).toBeGreaterThan(0)
  })

  it('are unambiguous: every key once', async () => {
    for (const { name, key } of stripeTables) {
      const columns = key.map((column) => `"${column}"`).join(', ')
      await none(`select '${name}' as name, ${columns} from "${name}" group by all having count(*) > 1`)
    }
  })
})

describe('an invoice', () => {
  it('totals its lines, less its discounts, plus tax', () =>
    none(`
      select id, subtotal, total, lines.amount, discounts.amount
      from invoice
      left join (select invoice_id, sum(amount) as amount from invoice_line_item group by all) as lines
        on lines.invoice_id = invoice.id
      left join (select invoice_id, sum(amount) as amount from discount group by all) as discounts
        on discounts.invoice_id = invoice.id
      where subtotal is distinct from lines.amount
        or total is distinct from lines.amount - coalesce(discounts.amount, 0) + tax`))

  it('is due but for what was credited before, and paid by its charges', () =>
    none(`
      select invoice.id
      from invoice
      left join (
        select invoice_id, sum(total) filter (type = 'pre_payment') as before, sum(total) filter (type = 'post_payment') as after
        from credit_note group by all
      ) as credited on credited.invoice_id = invoice.id
      left join (select invoice_id, sum(amount) as amount from charge where paid group by all) as collected
        on collected.invoice_id = invoice.id
      where amount_due <> total - pre_payment_credit_notes_amount
        or pre_payment_credit_notes_amount <> coalesce(credited.before, 0)
        or post_payment_credit_notes_amount <> coalesce(credited.after, 0)
        or amount_paid + amount_remaining <> amount_due
        or (amount_paid <> coalesce(collected.amount, 0)
          and status_transitions_paid_at < (select max(created) from invoice) - interval 5 day)`))

  it('bills use after the period and seats before it', () =>
    none(`
      select line.id from invoice_line_item as line
      inner join invoice on invoice.id = line.invoice_id
      inner join price on price.id = line.price_id
      where line.period_start >= line.period_end
        or (recurring_usage_type = 'metered' and line.period_end > invoice.created)
        or (recurring_usage_type = 'licensed' and not line.proration and line.period_end <= invoice.created)`))
})

describe('a credit note', () => {
  it('has the sum of its lines, and the refund that it stands for', () =>
    none(`
      select credit_note.id from credit_note
      left join (select credit_note_id, sum(amount) as amount from credit_note_line_item group by all) as lines
        on lines.credit_note_id = credit_note.id
      left join refund on refund.id = credit_note.refund_id
      where subtotal <> lines.amount or total < subtotal
        or (type = 'post_payment') <> (refund.id is not null) or refund.amount <> total`))
})

describe('the balance', () => {
  it('takes every movement at its amount, less its fees', () =>
    none(`
      with moved as (
        select id as source, amount, balance_transaction_id as id from charge where paid
        union all select id, -amount, balance_transaction_id from refund
        union all select id, -amount, balance_transaction from dispute
        union all select id, amount, balance_transaction || '_won' from dispute where status = 'won'
        union all select id, -amount, balance_transaction_id from payout
      ),
      fees as (select balance_transaction_id as id, sum(amount) as fee from fee group by all)
      select * from balance_transaction as booked
      full join moved using (id)
      left join fees using (id)
      where booked.net is distinct from booked.amount - booked.fee or booked.fee <> coalesce(fees.fee, 0)
        or ((booked.amount is distinct from moved.amount or booked.source is distinct from moved.source)
          and booked.created < (select max(created) from charge) - interval 5 day)`))

  it('is paid out in full, each payout the sum of its movements', async () => {
    await none(`
      select payout.id, payout.amount, sum(net) from payout
      left join balance_transaction on balance_transaction.payout_id = payout.id
      left join payout_balance_transaction as link
        on link.payout_id = payout.id and link.balance_transaction_id = balance_transaction.id
      group by all having payout.amount <> sum(net) or count(link.payout_id) <> count(balance_transaction.id)`)
    await none(`
      select id from balance_transaction
      where type <> 'payout' and (payout_id is null) <> (status = 'pending')
        or (status = 'pending' and available_on < (select max(created) from payout) - interval 1 day)`)
    await none(
      `select id from payout full join transfer using (id, amount, currency) where destination is null`,
    )
  })

  it('gives no more back than it took', () =>
    none(`
      select charge.id from charge
      left join (select charge_id, sum(amount) as amount from refund group by all) as refunded on charge_id = charge.id
      left join dispute on dispute.charge_id = charge.id
      where amount_refunded <> coalesce(refunded.amount, 0) or refunded <> (amount_refunded = charge.amount)
        or amount_refunded + coalesce(dispute.amount, 0) > charge.amount`))
})

const monthOf = (column: string): string => `date_trunc('month', ${column})::date`

describe('the truth about billing', () => {
  it.each([
    [
      'billed_minor',
      `select customer_id, ${monthOf('created')} as month, currency, subtotal as amount from invoice`,
    ],
    ['tax_minor', `select customer_id, ${monthOf('created')} as month, currency, tax as amount from invoice`],
    [
      'discount_minor',
      `select invoice.customer_id, ${monthOf('created')} as month, currency, discount.amount
        from discount inner join invoice on invoice.id = invoice_id`,
    ],
    [
      'usage_minor',
      `select customer_id, ${monthOf('invoice.created')} as month, invoice.currency, line.amount from invoice_line_item as line
        inner join invoice on invoice.id = invoice_id inner join price on price.id = price_id
        where recurring_usage_type = 'metered'`,
    ],
    [
      'credited_minor',
      `select invoice.customer_id, ${monthOf('credit_note.created')} as month, invoice.currency, credit_note.total as amount
        from credit_note inner join invoice on invoice.id = invoice_id`,
    ],
    [
      'collected_minor',
      `select customer_id, ${monthOf('created')} as month, currency, amount from charge where paid`,
    ],
    [
      'refunded_minor',
      `select customer_id, ${monthOf('refund.created')} as month, refund.currency, refund.amount
        from refund inner join charge on charge.id = charge_id`,
    ],
    [
      'disputed_minor',
      `select customer_id, ${monthOf('booked.created')} as month, booked.currency, -booked.amount as amount
        from balance_transaction as booked inner join dispute on dispute.id = booked.source
        inner join charge on charge.id = charge_id`,
    ],
    [
      'written_off_minor',
      `select customer_id, ${monthOf('coalesce(status_transitions_voided_at, status_transitions_marked_uncollectible_at)')} as month,
        currency, amount_due as amount from invoice where status in ('void', 'uncollectible')`,
    ],
  ])('%s of each company and month is what Stripe shows', async (column, shown) => {
    await none(`
      with shown as (
        select company_id, month, upper(currency) as currency, sum(amount) as amount from (${shown}) as entry
        inner join truth.company_record on source_system = 'stripe' and source_id = customer_id
        group by all
      )
      select * from shown full join truth.billing_month as known using (company_id, month, currency)
      where coalesce(shown.amount, 0) <> coalesce(known.${column}, 0)
        and month < (select max(month) from truth.billing_month)`)
    const [known] = await rows(
      `with known as (select sum(${column}) as total from truth.billing_month) from known`,
    )
    expect(known?.['total']).toBeGreaterThan(0)
  })

  it('of single payments adds up to what reached the bank', async () => {
    const months = `(select ${monthOf('max(created)')} from balance_transaction)`
    await none(`
      with known as (
        select upper(currency) as currency, ${monthOf('occurred_at')} as month, sum(amount_minor - fee_minor) as net
        from truth.payment group by all
      ),
      shown as (
        select upper(currency) as currency, ${monthOf('created')} as month, sum(net) as net
        from balance_transaction where type <> 'payout' group by all
      )
      select * from known full join shown using (currency, month)
      where known.net is distinct from shown.net and month < ${months}`)
  })
})

it('knows no minor unit of the yen', async () => {
  const [row] = await rows(`
    with seat as (select currency, avg(unit_amount) as amount from price where lookup_key = 'cloudsync_team_month' group by all)
    select max(amount) filter (currency = 'jpy') / max(amount) filter (currency = 'usd') as ratio,
      (select count(*) from charge where currency = 'jpy') as charges from seat`)
  expect(row?.['ratio']).toBeCloseTo(1.1, 1)
  expect(row?.['charges']).toBeGreaterThan(0)
})
