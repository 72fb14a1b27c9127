import { HOUR, type Instant, SECOND } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { hashKey, mix32 } from '../random/hash.ts'
import { stripeCard, stripePaymentMethod, stripePaymentMethodCard } from '../schemas/stripe-customers.ts'
import type { Delivery } from '../writers/delivery.ts'

const BRANDS = ['visa', 'visa', 'visa', 'mastercard', 'mastercard', 'amex'] as const

/** How a customer pays, in use from `from` until the next of its kind. */
export interface PaymentMethod {
  readonly id: string
  /** Null for transfers. */
  readonly cardId: string | null
  readonly from: Instant
}

interface Payer {
  readonly seed: number
  readonly account: Account
  readonly customerId: string
}

/** A method is given just before the first subscription that needs it. */
const SECONDS_BEFORE = 3

/** Half of those whose card is charged in vain pay with a new one when a later attempt succeeds. */
const cardChanges = ({ seed, account, customerId }: Payer): readonly Instant[] =>
  account.history.invoices.flatMap(({ subscription, attempts, number }): readonly Instant[] => {
    if (subscription.stripeCustomerId !== customerId || subscription.sendsInvoices) return []
    const success = attempts.findIndex((attempt) => attempt.succeeded)
    const attempt = attempts[success]
    const changes = success > 0 && (mix32(number ^ seed) & 1) === 0
    return attempt === undefined || !changes ? [] : [attempt.at - HOUR / 2]
  })

const firstNeed = ({ account, customerId }: Payer, byTransfer: boolean): readonly Instant[] => {
  const first = account.history.subscriptions.find(
    (subscription) =>
      subscription.stripeCustomerId === customerId && subscription.sendsInvoices === byTransfer,
  )
  return first === undefined ? [] : [first.createdAt - SECONDS_BEFORE * SECOND]
}

/** In the order of time, transfers first; what comes later changes none of the earlier ones. */
export const paymentMethodsOf = (payer: Payer): readonly PaymentMethod[] => {
  const suffix = payer.customerId.slice(4)
  const transfers = firstNeed(payer, true).map((from) => ({ id: `pm_${suffix}t`, cardId: null, from }))
  const cards = firstNeed(payer, false)
    .concat(cardChanges(payer))
    .toSorted((left, right) => left - right)
    .map((from, index) => ({ id: `pm_${suffix}${index}`, cardId: `card_${suffix}${index}`, from }))
  return [...transfers, ...cards]
}

/** The method in use for a kind of payment. */
export const methodAt = (
  methods: readonly PaymentMethod[],
  kind: { readonly byTransfer: boolean },
  at: Instant,
): PaymentMethod | undefined =>
  methods.findLast(({ cardId, from }) => (cardId === null) === kind.byTransfer && from <= at)

export const extractPaymentMethods = (
  { log, seed }: Delivery,
  { company, people }: Account,
  owned: { readonly customerId: string; readonly methods: readonly PaymentMethod[] },
): void => {
  const holder = people[0]
  const name = holder === undefined ? company.name : `${holder.given} ${holder.family}`
  for (const { id, cardId, from } of owned.methods) {
    const hash = hashKey([seed, id])
    log.add(
      stripePaymentMethod,
      {
        id,
        customer_id: owned.customerId,
        type: cardId === null ? 'customer_balance' : 'card',
        billing_detail_name: name,
        billing_detail_email: holder?.email ?? null,
        billing_detail_address_country: company.country.code,
        billing_detail_address_postal_code: company.postalCode,
        livemode: true,
        created: from,
      },
      from,
    )
    if (cardId === null) continue
    const card = {
      brand: BRANDS[hash % BRANDS.length] ?? 'visa',
      funding: (hash >> 4) % 4 === 0 ? 'debit' : 'credit',
      fingerprint: `${hash.toString(36)}${mix32(hash).toString(36)}`,
    }
    log.add(stripePaymentMethodCard, { ...card, payment_method_id: id }, from)
    log.add(
      stripeCard,
      {
        ...card,
        id: cardId,
        customer_id: owned.customerId,
        last_4: String(1000 + ((hash >>> 8) % 9000)),
        exp_month: 1 + (hash % 12),
        exp_year: new Date(from).getUTCFullYear() + 1 + ((hash >>> 5) % 4),
        country: company.country.code,
        name,
        address_country: company.country.code,
        address_zip: company.postalCode,
        cvc_check: 'pass',
        is_deleted: false,
        created: from,
      },
      from,
    )
  }
}
