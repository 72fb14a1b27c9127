import { DAY, type Instant, SECOND } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { typedCompanyName, typedEmail } from '../mess/spelling.ts'
import { hashKey } from '../random/hash.ts'
import { stripeCustomer } from '../schemas/stripe-customers.ts'
import type { Delivery } from '../writers/delivery.ts'
import { minorUnitExponent } from './catalog.ts'
import { isOver, type Subscription } from './contract.ts'
import { methodAt, type PaymentMethod } from './payment-methods.ts'

const SECONDS_BEFORE_SUBSCRIBING = 5
const DAYS_UNTIL_DELETED = 30

/** Stripe keeps a customer whose payment has failed as delinquent until it is paid or given up. */
const isDelinquent = (subscriptions: readonly Subscription[], at: Instant): boolean =>
  subscriptions.some((subscription) => {
    const status = subscription.versions.findLast((version) => version.at <= at)?.status
    return status === 'past_due' || status === 'unpaid'
  })

const isServedAfter = ({ createdAt, versions }: Subscription, end: Instant): boolean => {
  const over = versions.find(({ status }) => isOver(status))?.at ?? Number.POSITIVE_INFINITY
  return createdAt <= end + DAYS_UNTIL_DELETED * DAY && over > end
}

/** When the last service ended and none began for the time in which a customer may be deleted. */
const departures = (subscriptions: readonly Subscription[]): readonly Instant[] => {
  const ends = subscriptions.flatMap((subscription) =>
    subscription.versions.flatMap(({ at, status }) => (isOver(status) ? [at] : [])),
  )
  return ends.filter((end) => !subscriptions.some((subscription) => isServedAfter(subscription, end)))
}

interface Customer {
  readonly id: string
  readonly methods: readonly PaymentMethod[]
}

const changeTimes = (
  subscriptions: readonly Subscription[],
  methods: readonly PaymentMethod[],
): readonly Instant[] => {
  const times = new Set<Instant>()
  for (const { from } of methods) times.add(from)
  for (const { versions } of subscriptions) for (const { at } of versions) times.add(at)
  return [...times].toSorted((left, right) => left - right)
}

/** Versions of the customer: as created, with another card, late with a payment, deleted, restored on return. */
export const extractCustomer = (delivery: Delivery, account: Account, customer: Customer): void => {
  const { log, mess, period, seed } = delivery
  const { company, people, history } = account
  const { id, methods } = customer
  const subscriptions = history.subscriptions.filter((entry) => entry.stripeCustomerId === id)
  const [first] = subscriptions
  if (first === undefined) return
  const created = first.createdAt - SECONDS_BEFORE_SUBSCRIBING * SECOND
  const spot = { table: stripeCustomer, key: id, at: created }
  const row = {
    id,
    name: typedCompanyName(mess, spot, company),
    email: typedEmail(mess, spot, people[0]?.email ?? `billing@${company.domain}`),
    phone: company.phone,
    description: id === history.stripeCustomerIds[0] ? null : 'Second billing entity',
    currency: first.currency.toLowerCase(),
    balance: 0,
    address_line_1: company.street,
    address_city: company.city,
    address_state: company.state ?? null,
    address_postal_code: company.postalCode,
    address_country: company.country.code,
    invoice_prefix: hashKey([seed, id]).toString(16).toUpperCase(),
    tax_exempt: 'none',
    metadata: JSON.stringify({ app_account_id: company.appAccountId }),
    livemode: true,
    is_deleted: false,
    created,
  }
  if (minorUnitExponent[company.currency] === 0) mess.note('zero_decimal_currency', spot)
  const deletedAt = departures(history.subscriptions)
    .map((end) => end + DAYS_UNTIL_DELETED * DAY)
    .find((at) => at < period.endsAt)
  const isDeleted =
    deletedAt !== undefined &&
    mess.happens('soft_delete', { ...spot, at: deletedAt, column: 'is_deleted', clean: 'false' })
  let shown = ''
  const put = (at: Instant, is_deleted: boolean): void => {
    const card = methodAt(methods, { byTransfer: false }, at)
    const delinquent = isDelinquent(subscriptions, at)
    const state = `${card?.id} ${delinquent} ${is_deleted}`
    if (state === shown) return
    shown = state
    const default_card_id = card?.cardId ?? null
    const invoice_settings_default_payment_method = card?.id ?? null
    log.put(
      stripeCustomer,
      { ...row, default_card_id, invoice_settings_default_payment_method, delinquent, is_deleted },
      at,
    )
  }
  put(created, false)
  const times = changeTimes(subscriptions, methods)
  for (const at of times) if (!isDeleted || at < deletedAt) put(at, false)
  if (!isDeleted) return
  put(deletedAt, true)
  for (const at of times) if (at > deletedAt) put(at, false)
}
