import { minorUnitExponent } from './catalog.ts'
import { DAY, HOUR, type Instant } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { hashKey } from '../random/hash.ts'
import { identifier } from '../random/identifier.ts'
import { stripeAccount, stripeCustomer } from '../schemas/stripe-customers.ts'
import { typedCompanyName, typedEmail } from '../mess/spelling.ts'
import type { Delivery } from '../writers/delivery.ts'
import { extractPaymentMethods, methodAt, type PaymentMethod, paymentMethodsOf } from './payment-methods.ts'
import { extractInvoice } from './stripe-invoice-extract.ts'
import type { BilledInvoice } from './stripe-payment-extract.ts'
import { extractSubscription } from './stripe-subscription-extract.ts'

interface Delinquency {
  readonly at: Instant
  readonly delinquent: boolean
}

/** When the customer began and ceased to owe a payment that had failed. */
const delinquencies = (account: Account, customerId: string): readonly Delinquency[] => {
  const changes = account.history.subscriptions
    .filter((subscription) => subscription.stripeCustomerId === customerId)
    .flatMap((subscription) =>
      subscription.versions.map((version) => ({
        at: version.at,
        delinquent: version.status === 'past_due' || version.status === 'unpaid',
      })),
    )
    .toSorted((left, right) => left.at - right.at)
  return changes.filter((change, index) => change.delinquent !== (changes[index - 1]?.delinquent ?? false))
}

const createdAt = (account: Account, customerId: string): Instant =>
  Math.min(
    ...account.history.subscriptions
      .filter((subscription) => subscription.stripeCustomerId === customerId)
      .map((subscription) => subscription.createdAt),
  ) - 5000

interface Customer {
  readonly id: string
  readonly created: Instant
  readonly methods: readonly PaymentMethod[]
}

const extractCustomer = (delivery: Delivery, account: Account, customer: Customer): void => {
  const { company, people, history } = account
  const { id, created, methods } = customer
  const newest = (at: Instant) => {
    const card = methodAt(methods, { byTransfer: false }, at)
    return {
      default_card_id: card?.cardId ?? null,
      invoice_settings_default_payment_method: card?.id ?? null,
    }
  }
  const spot = { table: stripeCustomer, key: id, at: created }
  const row = {
    id,
    name: typedCompanyName(delivery.mess, spot, company),
    email: typedEmail(delivery.mess, spot, people[0]?.email ?? `billing@${company.domain}`),
    phone: company.phone,
    description: id === history.stripeCustomerIds[0] ? null : 'Second billing entity',
    currency:
      history.subscriptions.find((entry) => entry.stripeCustomerId === id)?.currency.toLowerCase() ?? null,
    balance: 0,
    address_line_1: company.street,
    address_city: company.city,
    address_state: company.state ?? null,
    address_postal_code: company.postalCode,
    address_country: company.country.code,
    invoice_prefix: hashKey([delivery.seed, id]).toString(16).toUpperCase(),
    tax_exempt: 'none',
    metadata: JSON.stringify({ app_account_id: company.appAccountId }),
    livemode: true,
    is_deleted: false,
    created,
  }
  delivery.log.put(stripeCustomer, { ...row, ...newest(created), delinquent: false }, created)
  if (minorUnitExponent[company.currency] === 0) delivery.mess.note('zero_decimal_currency', spot)
  for (const { at, delinquent } of delinquencies(account, id)) {
    delivery.log.put(stripeCustomer, { ...row, ...newest(at), delinquent }, at)
  }
  if (history.leftAt === undefined) return
  const goneAt = history.leftAt + 30 * DAY
  const deletion = { ...spot, at: goneAt, column: 'is_deleted', clean: 'false' }
  if (goneAt >= delivery.period.endsAt - HOUR || !delivery.mess.happens('soft_delete', deletion)) return
  const last = delinquencies(account, id).findLast(({ at }) => at <= goneAt)
  delivery.log.put(
    stripeCustomer,
    { ...row, ...newest(last?.at ?? created), delinquent: last?.delinquent ?? false, is_deleted: true },
    goneAt,
  )
}

export const extractStripe = (delivery: Delivery, account: Account): void => {
  const { seed } = delivery
  const { history } = account
  const methodsOf = new Map<string, readonly PaymentMethod[]>()
  for (const id of history.stripeCustomerIds) {
    const created = createdAt(account, id)
    if (!Number.isFinite(created)) continue
    const methods = paymentMethodsOf({ seed, account, customerId: id, since: created + 2000 })
    methodsOf.set(id, methods)
    extractCustomer(delivery, account, { id, created, methods })
    extractPaymentMethods(delivery, account, { customerId: id, methods })
  }
  const billed = history.invoices.map((invoice): BilledInvoice => {
    const invoiceId = identifier({ seed, prefix: 'in_', length: 14 }, invoice.number)
    return { invoice, invoiceId, methods: methodsOf.get(invoice.subscription.stripeCustomerId) ?? [] }
  })
  for (const subscription of history.subscriptions) {
    const invoices = billed
      .filter(({ invoice }) => invoice.subscription === subscription)
      .map(({ invoice, invoiceId: id }) => ({ id, createdAt: invoice.createdAt }))
    const methods = methodsOf.get(subscription.stripeCustomerId) ?? []
    extractSubscription(delivery, subscription, { invoices, methods })
  }
  for (const invoice of billed) extractInvoice(delivery, invoice)
}

/** Atlas's own account. */
export const extractStripeAccount = ({ log, period }: Delivery): void => {
  const created = (period.startDay - 400) * DAY + 11 * HOUR
  log.add(
    stripeAccount,
    {
      id: 'acct_1AtlasPlatform0',
      type: 'standard',
      business_type: 'company',
      business_profile_name: 'Atlas',
      business_profile_mcc: '5734',
      business_profile_url: 'https://atlas-platform.io',
      company_name: 'Atlas Platform Inc.',
      company_address_city: 'Chicago',
      company_address_country: 'US',
      country: 'US',
      default_currency: 'usd',
      email: 'billing@atlas-platform.io',
      charges_enabled: true,
      payouts_enabled: true,
      details_submitted: true,
      settings_dashboard_display_name: 'Atlas',
      settings_dashboard_timezone: 'Etc/UTC',
      settings_payouts_schedule_interval: 'daily',
      settings_payouts_schedule_delay_days: 2,
      metadata: '{}',
      is_deleted: false,
      created,
    },
    created,
  )
}
