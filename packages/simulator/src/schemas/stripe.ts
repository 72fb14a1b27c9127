import { stripeCoupon, stripePlan, stripePrice, stripeProduct, stripeTier } from './stripe-catalog.ts'
import {
  stripeAccount,
  stripeCard,
  stripeCustomer,
  stripePaymentMethod,
  stripePaymentMethodCard,
} from './stripe-customers.ts'
import {
  stripeCreditNote,
  stripeCreditNoteLineItem,
  stripeDiscount,
  stripeInvoice,
  stripeInvoiceLineItem,
} from './stripe-invoices.ts'
import {
  stripeBalanceTransaction,
  stripeCharge,
  stripeDispute,
  stripeFee,
  stripePaymentIntent,
  stripePayout,
  stripePayoutBalanceTransaction,
  stripeRefund,
  stripeTransfer,
} from './stripe-payments.ts'
import {
  stripeSubscription,
  stripeSubscriptionDiscount,
  stripeSubscriptionHistory,
  stripeSubscriptionItem,
} from './stripe-subscriptions.ts'

/** Amounts are integer minor units (yen have none smaller), currencies lower case as Stripe writes them. */
export const stripeTables = [
  stripeAccount,
  stripeCustomer,
  stripePaymentMethod,
  stripePaymentMethodCard,
  stripeCard,
  stripeProduct,
  stripePrice,
  stripePlan,
  stripeTier,
  stripeCoupon,
  stripeSubscription,
  stripeSubscriptionHistory,
  stripeSubscriptionItem,
  stripeSubscriptionDiscount,
  stripeInvoice,
  stripeInvoiceLineItem,
  stripeDiscount,
  stripePaymentIntent,
  stripeCharge,
  stripeRefund,
  stripeDispute,
  stripeCreditNote,
  stripeCreditNoteLineItem,
  stripeBalanceTransaction,
  stripeFee,
  stripePayout,
  stripePayoutBalanceTransaction,
  stripeTransfer,
] as const
