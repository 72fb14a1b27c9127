import { defineTable } from './table.ts'

export const stripeCustomer = defineTable('stripe', 'customer', {
  key: ['id'],
  columns: {
    id: 'varchar',
    name: 'varchar',
    email: 'varchar',
    phone: 'varchar',
    description: 'varchar',
    currency: 'varchar',
    balance: 'bigint',
    delinquent: 'boolean',
    default_card_id: 'varchar',
    invoice_settings_default_payment_method: 'varchar',
    address_line_1: 'varchar',
    address_city: 'varchar',
    address_state: 'varchar',
    address_postal_code: 'varchar',
    address_country: 'varchar',
    invoice_prefix: 'varchar',
    tax_exempt: 'varchar',
    metadata: 'varchar',
    livemode: 'boolean',
    is_deleted: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** Atlas itself; it has no connected accounts. */
export const stripeAccount = defineTable('stripe', 'account', {
  key: ['id'],
  columns: {
    id: 'varchar',
    type: 'varchar',
    business_type: 'varchar',
    business_profile_name: 'varchar',
    business_profile_mcc: 'varchar',
    business_profile_url: 'varchar',
    company_name: 'varchar',
    company_address_city: 'varchar',
    company_address_country: 'varchar',
    country: 'varchar',
    default_currency: 'varchar',
    email: 'varchar',
    charges_enabled: 'boolean',
    payouts_enabled: 'boolean',
    details_submitted: 'boolean',
    settings_dashboard_display_name: 'varchar',
    settings_dashboard_timezone: 'varchar',
    settings_payouts_schedule_interval: 'varchar',
    settings_payouts_schedule_delay_days: 'integer',
    metadata: 'varchar',
    is_deleted: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** `type` is card or customer_balance (a bank transfer). */
export const stripePaymentMethod = defineTable('stripe', 'payment_method', {
  key: ['id'],
  columns: {
    id: 'varchar',
    customer_id: 'varchar',
    type: 'varchar',
    billing_detail_name: 'varchar',
    billing_detail_email: 'varchar',
    billing_detail_address_country: 'varchar',
    billing_detail_address_postal_code: 'varchar',
    livemode: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const stripePaymentMethodCard = defineTable('stripe', 'payment_method_card', {
  key: ['payment_method_id'],
  columns: {
    payment_method_id: 'varchar',
    brand: 'varchar',
    funding: 'varchar',
    fingerprint: 'varchar',
    wallet_type: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

/** The same cards as the older part of the interface knows them. */
export const stripeCard = defineTable('stripe', 'card', {
  key: ['id'],
  columns: {
    id: 'varchar',
    customer_id: 'varchar',
    brand: 'varchar',
    funding: 'varchar',
    fingerprint: 'varchar',
    last_4: 'varchar',
    exp_month: 'integer',
    exp_year: 'integer',
    country: 'varchar',
    name: 'varchar',
    address_country: 'varchar',
    address_zip: 'varchar',
    cvc_check: 'varchar',
    is_deleted: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})
