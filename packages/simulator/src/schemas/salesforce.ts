import { defineTable } from './table.ts'

/** The useful columns of the connector's Salesforce tables; `app_account_id_c` is the company's own field. */
export const salesforceAccount = defineTable('salesforce', 'account', {
  key: ['id'],
  columns: {
    id: 'varchar',
    name: 'varchar',
    account_number: 'varchar',
    account_source: 'varchar',
    type: 'varchar',
    industry: 'varchar',
    website: 'varchar',
    phone: 'varchar',
    number_of_employees: 'integer',
    annual_revenue: 'double',
    owner_id: 'varchar',
    parent_id: 'varchar',
    master_record_id: 'varchar',
    record_type_id: 'varchar',
    rating: 'varchar',
    billing_street: 'varchar',
    billing_city: 'varchar',
    billing_state: 'varchar',
    billing_postal_code: 'varchar',
    billing_country: 'varchar',
    billing_country_code: 'varchar',
    description: 'varchar',
    app_account_id_c: 'varchar',
    created_date: 'timestamp',
    last_modified_date: 'timestamp',
    system_modstamp: 'timestamp',
    last_activity_date: 'timestamp',
    is_deleted: 'boolean',
    _fivetran_active: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

export const salesforceContact = defineTable('salesforce', 'contact', {
  key: ['id'],
  columns: {
    id: 'varchar',
    account_id: 'varchar',
    first_name: 'varchar',
    last_name: 'varchar',
    name: 'varchar',
    email: 'varchar',
    phone: 'varchar',
    mobile_phone: 'varchar',
    title: 'varchar',
    department: 'varchar',
    lead_source: 'varchar',
    owner_id: 'varchar',
    mailing_city: 'varchar',
    mailing_country: 'varchar',
    mailing_country_code: 'varchar',
    has_opted_out_of_email: 'boolean',
    no_longer_at_company_c: 'boolean',
    created_date: 'timestamp',
    last_modified_date: 'timestamp',
    system_modstamp: 'timestamp',
    is_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

const opportunityColumns = {
  id: 'varchar',
  account_id: 'varchar',
  name: 'varchar',
  type: 'varchar',
  stage_name: 'varchar',
  amount: 'double',
  expected_revenue: 'double',
  probability: 'double',
  currency_iso_code: 'varchar',
  lead_source: 'varchar',
  forecast_category: 'varchar',
  forecast_category_name: 'varchar',
  fiscal_year: 'integer',
  fiscal_quarter: 'integer',
  next_step: 'varchar',
  owner_id: 'varchar',
  is_closed: 'boolean',
  is_won: 'boolean',
  close_date: 'timestamp',
  created_date: 'timestamp',
  last_modified_date: 'timestamp',
  is_deleted: 'boolean',
  _fivetran_active: 'boolean',
  _fivetran_synced: 'timestamp',
} as const

export const salesforceOpportunity = defineTable('salesforce', 'opportunity', {
  key: ['id'],
  columns: opportunityColumns,
})

/** History mode: one row per version, the open one ends 9999-12-31. */
export const salesforceOpportunityHistory = defineTable('salesforce', 'opportunity_history', {
  key: ['id', '_fivetran_start'],
  columns: { _fivetran_start: 'timestamp', _fivetran_end: 'timestamp', ...opportunityColumns },
})

export const salesforceUser = defineTable('salesforce', 'user', {
  key: ['id'],
  columns: {
    id: 'varchar',
    name: 'varchar',
    first_name: 'varchar',
    last_name: 'varchar',
    email: 'varchar',
    username: 'varchar',
    title: 'varchar',
    department: 'varchar',
    country: 'varchar',
    manager_id: 'varchar',
    user_type: 'varchar',
    is_active: 'boolean',
    created_date: 'timestamp',
    _fivetran_deleted: 'boolean',
    _fivetran_active: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

export const salesforceTables = [
  salesforceAccount,
  salesforceContact,
  salesforceOpportunity,
  salesforceOpportunityHistory,
  salesforceUser,
] as const
