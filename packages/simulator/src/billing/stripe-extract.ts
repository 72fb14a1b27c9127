import type { Account } from '../company/account.ts'
import { identifier } from '../random/identifier.ts'
import type { Delivery } from '../writers/delivery.ts'
import { extractPaymentMethods, type PaymentMethod, paymentMethodsOf } from './payment-methods.ts'
import { extractCustomer } from './stripe-customer-extract.ts'
import { extractInvoice } from './stripe-invoice-extract.ts'
import type { BilledInvoice } from './stripe-payment-extract.ts'
import { extractSubscription } from './stripe-subscription-extract.ts'

export const extractStripe = (delivery: Delivery, account: Account): void => {
  const { seed } = delivery
  const { history } = account
  const methodsOf = new Map<string, readonly PaymentMethod[]>()
  for (const id of history.stripeCustomerIds) {
    const methods = paymentMethodsOf({ seed, account, customerId: id })
    methodsOf.set(id, methods)
    extractCustomer(delivery, account, { id, methods })
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
