import { DAY, HOUR, type Instant } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { hashKey } from '../random/hash.ts'
import { stripeCustomer } from '../schemas/stripe-customers.ts'
import { typedCompanyName, typedEmail } from '../mess/spelling.ts'
import type { Delivery } from '../writers/delivery.ts'
import { extractInvoice } from './stripe-invoice-extract.ts'
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

const extractCustomer = (delivery: Delivery, account: Account, id: string): void => {
  const { company, people, history } = account
  const created = createdAt(account, id)
  if (!Number.isFinite(created)) return
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
  delivery.log.put(stripeCustomer, { ...row, delinquent: false }, created)
  for (const { at, delinquent } of delinquencies(account, id)) {
    delivery.log.put(stripeCustomer, { ...row, delinquent }, at)
  }
  const gone = history.leftAt
  if (
    gone !== undefined &&
    gone + 30 * DAY < delivery.period.endsAt - HOUR &&
    delivery.mess.happens('soft_delete', { ...spot, at: gone + 30 * DAY })
  ) {
    delivery.log.put(stripeCustomer, { ...row, delinquent: false, is_deleted: true }, gone + 30 * DAY)
  }
}

export const extractStripe = (delivery: Delivery, account: Account): void => {
  for (const id of account.history.stripeCustomerIds) extractCustomer(delivery, account, id)
  for (const subscription of account.history.subscriptions) extractSubscription(delivery.log, subscription)
  for (const invoice of account.history.invoices) extractInvoice(delivery, invoice)
}
