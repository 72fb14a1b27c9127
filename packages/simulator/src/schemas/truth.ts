import { defineTable } from './table.ts'
import { truthBillingTables } from './truth-billing.ts'
import { truthDeal } from './truth-sales.ts'

export const truthCompany = defineTable('truth', 'company', {
  key: ['company_id'],
  columns: {
    company_id: 'varchar',
    name: 'varchar',
    domain: 'varchar',
    parent_company_id: 'varchar',
    segment: 'varchar',
    employees: 'integer',
    country: 'varchar',
    currency: 'varchar',
    is_test: 'boolean',
    acquisition_channel: 'varchar',
    acquired_on: 'date',
    churned_on: 'date',
    churn_driver: 'varchar',
  },
})

/** `kind` is renamed or taken_over; the company's row tells the state at the end. */
export const truthCompanyChange = defineTable('truth', 'company_change', {
  key: ['company_id', 'date', 'kind'],
  columns: {
    company_id: 'varchar',
    date: 'date',
    kind: 'varchar',
    old_name: 'varchar',
    new_name: 'varchar',
    parent_company_id: 'varchar',
  },
})

export const truthCompanyRecord = defineTable('truth', 'company_record', {
  key: ['source_system', 'source_id'],
  columns: { source_system: 'varchar', source_id: 'varchar', company_id: 'varchar' },
})

export const truthPerson = defineTable('truth', 'person', {
  key: ['person_id'],
  columns: {
    person_id: 'varchar',
    company_id: 'varchar',
    name: 'varchar',
    email: 'varchar',
    role: 'varchar',
    is_champion: 'boolean',
    joined_on: 'date',
    left_on: 'date',
  },
})

export const truthPersonRecord = defineTable('truth', 'person_record', {
  key: ['source_system', 'source_id'],
  columns: { source_system: 'varchar', source_id: 'varchar', person_id: 'varchar' },
})

/** Signed amounts: churn and contraction are negative. `product` is the Stripe product id. */
export const truthMrrMovement = defineTable('truth', 'mrr_movement', {
  key: ['company_id', 'date', 'category', 'product', 'currency'],
  columns: {
    company_id: 'varchar',
    date: 'date',
    category: 'varchar',
    product: 'varchar',
    currency: 'varchar',
    amount_minor: 'bigint',
    amount_reporting_cents: 'bigint',
  },
})

/** State at the end of the month; `month` is its first day. Months of zero are left out. */
export const truthMrrMonth = defineTable('truth', 'mrr_month', {
  key: ['company_id', 'month', 'currency'],
  columns: {
    company_id: 'varchar',
    month: 'date',
    currency: 'varchar',
    mrr_minor: 'bigint',
    mrr_reporting_cents: 'bigint',
  },
})

/** The probability of a decision to leave in that month, and each driver's share of the log odds. */
export const truthChurnHazard = defineTable('truth', 'churn_hazard', {
  key: ['company_id', 'month'],
  columns: {
    company_id: 'varchar',
    month: 'date',
    hazard: 'double',
    usage_driver: 'double',
    support_driver: 'double',
    price_driver: 'double',
    champion_driver: 'double',
    delinquency_driver: 'double',
    engagement: 'double',
  },
})

/** `state` is met, breached or running at the end of the simulation. */
export const truthTicketSla = defineTable('truth', 'ticket_sla', {
  key: ['ticket_id', 'metric'],
  columns: {
    ticket_id: 'bigint',
    metric: 'varchar',
    priority: 'varchar',
    business_hours: 'boolean',
    target_seconds: 'bigint',
    elapsed_seconds: 'bigint',
    breached: 'boolean',
    state: 'varchar',
  },
})

export const truthTouchpoint = defineTable('truth', 'touchpoint', {
  key: ['company_id', 'occurred_at'],
  columns: {
    company_id: 'varchar',
    occurred_at: 'timestamp',
    channel: 'varchar',
    campaign_id: 'varchar',
    is_true_source: 'boolean',
  },
})

const truthDeviceDay = defineTable('truth', 'device_day', {
  key: ['device_id', 'date'],
  columns: { device_id: 'varchar', date: 'date', online_seconds: 'integer' },
})

export const truthMess = defineTable('truth', 'mess', {
  key: ['kind', 'source_system', 'table_name', 'record_key', 'batch_date'],
  columns: {
    kind: 'varchar',
    source_system: 'varchar',
    table_name: 'varchar',
    record_key: 'varchar',
    batch_date: 'date',
    column_name: 'varchar',
    clean_value: 'varchar',
  },
})

/** How often each kind of mess should happen to the rows of a table, could have happened, and did. */
export const truthMessRate = defineTable('truth', 'mess_rate', {
  key: ['kind', 'source_system', 'table_name'],
  columns: {
    kind: 'varchar',
    source_system: 'varchar',
    table_name: 'varchar',
    rate: 'double',
    eligible: 'bigint',
    befallen: 'bigint',
  },
})

export const truthRun = defineTable('truth', 'run', {
  key: ['seed'],
  columns: {
    seed: 'bigint',
    scale: 'varchar',
    customer_count: 'integer',
    start_date: 'date',
    end_date: 'date',
    base_date: 'date',
    reporting_currency: 'varchar',
    version: 'varchar',
  },
})

export const truthTables = [
  truthCompany,
  truthCompanyChange,
  truthCompanyRecord,
  truthPerson,
  truthPersonRecord,
  truthMrrMovement,
  truthMrrMonth,
  ...truthBillingTables,
  truthChurnHazard,
  truthTicketSla,
  truthDeal,
  truthTouchpoint,
  truthDeviceDay,
  truthMess,
  truthMessRate,
  truthRun,
] as const
