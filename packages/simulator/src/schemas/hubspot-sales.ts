import { defineTable } from './table.ts'

export const hubspotDeal = defineTable('hubspot', 'deal', {
  key: ['deal_id'],
  columns: {
    deal_id: 'bigint',
    portal_id: 'bigint',
    is_deleted: 'boolean',
    deal_pipeline_id: 'varchar',
    deal_pipeline_stage_id: 'varchar',
    owner_id: 'bigint',
    property_dealname: 'varchar',
    property_description: 'varchar',
    property_amount: 'double',
    property_deal_currency_code: 'varchar',
    property_closedate: 'timestamp',
    property_createdate: 'timestamp',
    property_hs_lastmodifieddate: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** History mode: one row per stage a deal was in, the open one ends 9999-12-31. */
export const hubspotDealStage = defineTable('hubspot', 'deal_stage', {
  key: ['deal_id', '_fivetran_start'],
  columns: {
    deal_id: 'bigint',
    value: 'varchar',
    date_entered: 'timestamp',
    source: 'varchar',
    source_id: 'varchar',
    _fivetran_start: 'timestamp',
    _fivetran_end: 'timestamp',
    _fivetran_active: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

const pipelineColumns = {
  pipeline_id: 'varchar',
  label: 'varchar',
  active: 'boolean',
  display_order: 'integer',
  created_at: 'timestamp',
  updated_at: 'timestamp',
  _fivetran_deleted: 'boolean',
  _fivetran_synced: 'timestamp',
} as const

const stageColumns = {
  stage_id: 'varchar',
  pipeline_id: 'varchar',
  label: 'varchar',
  active: 'boolean',
  is_closed: 'boolean',
  display_order: 'integer',
  created_at: 'timestamp',
  updated_at: 'timestamp',
  _fivetran_deleted: 'boolean',
  _fivetran_synced: 'timestamp',
} as const

export const hubspotDealPipeline = defineTable('hubspot', 'deal_pipeline', {
  key: ['pipeline_id'],
  columns: pipelineColumns,
})

export const hubspotDealPipelineStage = defineTable('hubspot', 'deal_pipeline_stage', {
  key: ['stage_id'],
  columns: { ...stageColumns, closed_won: 'boolean', probability: 'double' },
})

export const hubspotDealCompany = defineTable('hubspot', 'deal_company', {
  key: ['deal_id', 'company_id'],
  columns: { deal_id: 'bigint', company_id: 'bigint', type_id: 'bigint', category: 'varchar' },
})

export const hubspotDealContact = defineTable('hubspot', 'deal_contact', {
  key: ['deal_id', 'contact_id'],
  columns: {
    deal_id: 'bigint',
    contact_id: 'bigint',
    type_id: 'bigint',
    category: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotEngagement = defineTable('hubspot', 'engagement', {
  key: ['id'],
  columns: { id: 'bigint', type: 'varchar', portal_id: 'bigint', _fivetran_synced: 'timestamp' },
})

const engagementColumns = {
  engagement_id: 'bigint',
  type: 'varchar',
  property_hs_createdate: 'timestamp',
  property_hs_timestamp: 'timestamp',
  _fivetran_deleted: 'boolean',
  _fivetran_synced: 'timestamp',
} as const

export const hubspotEngagementCall = defineTable('hubspot', 'engagement_call', {
  key: ['engagement_id'],
  columns: engagementColumns,
})

export const hubspotEngagementEmail = defineTable('hubspot', 'engagement_email', {
  key: ['engagement_id'],
  columns: {
    ...engagementColumns,
    property_hs_email_subject: 'varchar',
    property_hubspot_owner_id: 'bigint',
    property_hs_lastmodifieddate: 'timestamp',
  },
})

export const hubspotEngagementMeeting = defineTable('hubspot', 'engagement_meeting', {
  key: ['engagement_id'],
  columns: {
    engagement_id: 'bigint',
    title: 'varchar',
    source: 'varchar',
    meeting_outcome: 'varchar',
    start_time: 'timestamp',
    end_time: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotEngagementCompany = defineTable('hubspot', 'engagement_company', {
  key: ['engagement_id', 'company_id'],
  columns: {
    engagement_id: 'bigint',
    company_id: 'bigint',
    engagement_type: 'varchar',
    type_id: 'bigint',
    category: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotEngagementDeal = defineTable('hubspot', 'engagement_deal', {
  key: ['engagement_id', 'deal_id'],
  columns: {
    engagement_id: 'bigint',
    deal_id: 'bigint',
    engagement_type: 'varchar',
    type_id: 'bigint',
    category: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotTicketPipeline = defineTable('hubspot', 'ticket_pipeline', {
  key: ['pipeline_id'],
  columns: { ...pipelineColumns, object_type_id: 'varchar' },
})

export const hubspotTicketPipelineStage = defineTable('hubspot', 'ticket_pipeline_stage', {
  key: ['stage_id'],
  columns: { ...stageColumns, ticket_state: 'varchar' },
})

/** Onboarding of new customers; support works in Zendesk. */
export const hubspotTicket = defineTable('hubspot', 'ticket', {
  key: ['id'],
  columns: {
    id: 'bigint',
    is_deleted: 'boolean',
    property_subject: 'varchar',
    property_content: 'varchar',
    property_hs_pipeline: 'varchar',
    property_hs_pipeline_stage: 'varchar',
    property_hs_ticket_category: 'varchar',
    property_hs_ticket_priority: 'varchar',
    property_hubspot_owner_id: 'bigint',
    property_createdate: 'timestamp',
    property_first_agent_reply_date: 'timestamp',
    property_closed_date: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotTicketCompany = defineTable('hubspot', 'ticket_company', {
  key: ['ticket_id', 'company_id'],
  columns: {
    ticket_id: 'bigint',
    company_id: 'bigint',
    category: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotTicketContact = defineTable('hubspot', 'ticket_contact', {
  key: ['ticket_id', 'contact_id'],
  columns: {
    ticket_id: 'bigint',
    contact_id: 'bigint',
    category: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotSalesTables = [
  hubspotDealPipeline,
  hubspotDealPipelineStage,
  hubspotDeal,
  hubspotDealStage,
  hubspotDealCompany,
  hubspotDealContact,
  hubspotEngagement,
  hubspotEngagementCall,
  hubspotEngagementEmail,
  hubspotEngagementMeeting,
  hubspotEngagementCompany,
  hubspotEngagementDeal,
  hubspotTicketPipeline,
  hubspotTicketPipelineStage,
  hubspotTicket,
  hubspotTicketCompany,
  hubspotTicketContact,
] as const
