import { defineTable } from './table.ts'

/** Properties of a HubSpot object become columns named `property_<property>`. */
export const hubspotCompany = defineTable('hubspot', 'company', {
  key: ['id'],
  columns: {
    id: 'bigint',
    is_deleted: 'boolean',
    property_name: 'varchar',
    property_domain: 'varchar',
    property_industry: 'varchar',
    property_address: 'varchar',
    property_city: 'varchar',
    property_state: 'varchar',
    property_country: 'varchar',
    property_annualrevenue: 'double',
    property_lifecyclestage: 'varchar',
    property_hubspot_owner_id: 'bigint',
    property_createdate: 'timestamp',
    property_hs_lastmodifieddate: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotContact = defineTable('hubspot', 'contact', {
  key: ['id'],
  columns: {
    id: 'bigint',
    _fivetran_deleted: 'boolean',
    property_email: 'varchar',
    property_firstname: 'varchar',
    property_lastname: 'varchar',
    property_company: 'varchar',
    property_jobtitle: 'varchar',
    property_associatedcompanyid: 'bigint',
    property_lifecyclestage: 'varchar',
    property_hs_analytics_source: 'varchar',
    property_hs_analytics_first_timestamp: 'timestamp',
    property_first_conversion_date: 'timestamp',
    property_hs_email_optout: 'boolean',
    property_hs_merged_object_ids: 'varchar',
    property_createdate: 'timestamp',
    property_lastmodifieddate: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotContactMergeAudit = defineTable('hubspot', 'contact_merge_audit', {
  key: ['canonical_vid', 'vid_to_merge'],
  columns: {
    canonical_vid: 'bigint',
    contact_id: 'bigint',
    vid_to_merge: 'bigint',
    entity_id: 'varchar',
    first_name: 'varchar',
    last_name: 'varchar',
    num_properties_moved: 'integer',
    timestamp: 'timestamp',
    user_id: 'bigint',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotContactList = defineTable('hubspot', 'contact_list', {
  key: ['id'],
  columns: {
    id: 'bigint',
    name: 'varchar',
    object_type_id: 'varchar',
    processing_status: 'varchar',
    processing_type: 'varchar',
    list_version: 'integer',
    created_by_id: 'bigint',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    filters_updated_at: 'timestamp',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotContactListMember = defineTable('hubspot', 'contact_list_member', {
  key: ['contact_id', 'contact_list_id'],
  columns: {
    contact_id: 'bigint',
    contact_list_id: 'bigint',
    added_at: 'timestamp',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotForm = defineTable('hubspot', 'form', {
  key: ['guid'],
  columns: {
    guid: 'varchar',
    portal_id: 'bigint',
    name: 'varchar',
    form_type: 'varchar',
    method: 'varchar',
    submit_text: 'varchar',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotContactFormSubmission = defineTable('hubspot', 'contact_form_submission', {
  key: ['conversion_id'],
  columns: {
    conversion_id: 'varchar',
    contact_id: 'bigint',
    form_id: 'varchar',
    page_id: 'varchar',
    page_url: 'varchar',
    portal_id: 'bigint',
    timestamp: 'timestamp',
    title: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotOwner = defineTable('hubspot', 'owner', {
  key: ['owner_id'],
  columns: {
    owner_id: 'bigint',
    active_user_id: 'bigint',
    portal_id: 'bigint',
    type: 'varchar',
    email: 'varchar',
    first_name: 'varchar',
    last_name: 'varchar',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotEmailCampaign = defineTable('hubspot', 'email_campaign', {
  key: ['id'],
  columns: {
    id: 'bigint',
    app_id: 'bigint',
    app_name: 'varchar',
    content_id: 'bigint',
    name: 'varchar',
    subject: 'varchar',
    sub_type: 'varchar',
    type: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

/** Events after sending name it in `sent_by_id`; of a recipient one knows the address. */
export const hubspotEmailEvent = defineTable('hubspot', 'email_event', {
  key: ['id'],
  columns: {
    id: 'varchar',
    type: 'varchar',
    app_id: 'bigint',
    portal_id: 'bigint',
    email_campaign_id: 'bigint',
    recipient: 'varchar',
    created: 'timestamp',
    sent_by_id: 'varchar',
    sent_by_created: 'timestamp',
    caused_by_id: 'varchar',
    caused_by_created: 'timestamp',
    filtered_event: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotEmailEventBounce = defineTable('hubspot', 'email_event_bounce', {
  key: ['id'],
  columns: {
    id: 'varchar',
    category: 'varchar',
    status: 'varchar',
    response: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const hubspotMarketingTables = [
  hubspotOwner,
  hubspotCompany,
  hubspotContact,
  hubspotContactMergeAudit,
  hubspotContactList,
  hubspotContactListMember,
  hubspotForm,
  hubspotContactFormSubmission,
  hubspotEmailCampaign,
  hubspotEmailEvent,
  hubspotEmailEventBounce,
] as const
