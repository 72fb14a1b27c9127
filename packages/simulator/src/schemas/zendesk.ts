import { defineTable } from './table.ts'

export const zendeskOrganization = defineTable('zendesk', 'organization', {
  key: ['id'],
  columns: {
    id: 'bigint',
    name: 'varchar',
    external_id: 'varchar',
    details: 'varchar',
    notes: 'varchar',
    group_id: 'bigint',
    shared_comments: 'boolean',
    shared_tickets: 'boolean',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    url: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const zendeskDomainName = defineTable('zendesk', 'domain_name', {
  key: ['organization_id', 'index'],
  columns: {
    organization_id: 'bigint',
    index: 'integer',
    domain_name: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const zendeskUser = defineTable('zendesk', 'user', {
  key: ['id'],
  columns: {
    id: 'bigint',
    name: 'varchar',
    email: 'varchar',
    phone: 'varchar',
    external_id: 'varchar',
    organization_id: 'bigint',
    role: 'varchar',
    locale: 'varchar',
    time_zone: 'varchar',
    active: 'boolean',
    verified: 'boolean',
    suspended: 'boolean',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    last_login_at: 'timestamp',
    url: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const zendeskGroup = defineTable('zendesk', 'group', {
  key: ['id'],
  columns: {
    id: 'bigint',
    name: 'varchar',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    url: 'varchar',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

export const zendeskTicket = defineTable('zendesk', 'ticket', {
  key: ['id'],
  columns: {
    id: 'bigint',
    subject: 'varchar',
    description: 'varchar',
    status: 'varchar',
    priority: 'varchar',
    type: 'varchar',
    via_channel: 'varchar',
    external_id: 'varchar',
    organization_id: 'bigint',
    requester_id: 'bigint',
    submitter_id: 'bigint',
    assignee_id: 'bigint',
    group_id: 'bigint',
    brand_id: 'bigint',
    ticket_form_id: 'bigint',
    has_incidents: 'boolean',
    is_public: 'boolean',
    allow_channelback: 'boolean',
    merged_ticket_ids: 'varchar',
    due_at: 'timestamp',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    url: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const zendeskTicketComment = defineTable('zendesk', 'ticket_comment', {
  key: ['id'],
  columns: {
    id: 'bigint',
    ticket_id: 'bigint',
    user_id: 'bigint',
    body: 'varchar',
    public: 'boolean',
    facebook_comment: 'boolean',
    tweet: 'boolean',
    voice_comment: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** Every change of `status`, `priority`, `assignee_id`, including the values at creation. */
export const zendeskTicketFieldHistory = defineTable('zendesk', 'ticket_field_history', {
  key: ['ticket_id', 'field_name', 'updated'],
  columns: {
    ticket_id: 'bigint',
    field_name: 'varchar',
    updated: 'timestamp',
    value: 'varchar',
    user_id: 'bigint',
    _fivetran_synced: 'timestamp',
  },
})

/** One row per weekly interval; minutes since Sunday 00:00, local and UTC (at the standard offset). */
export const zendeskSchedule = defineTable('zendesk', 'schedule', {
  key: ['id', 'start_time'],
  columns: {
    id: 'bigint',
    name: 'varchar',
    time_zone: 'varchar',
    start_time: 'integer',
    end_time: 'integer',
    start_time_utc: 'integer',
    end_time_utc: 'integer',
    created_at: 'timestamp',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

/** Local dates, both inclusive. */
export const zendeskScheduleHoliday = defineTable('zendesk', 'schedule_holiday', {
  key: ['id'],
  columns: {
    id: 'bigint',
    schedule_id: 'bigint',
    name: 'varchar',
    start_date: 'date',
    end_date: 'date',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

export const zendeskTicketSchedule = defineTable('zendesk', 'ticket_schedule', {
  key: ['ticket_id', 'created_at'],
  columns: {
    ticket_id: 'bigint',
    schedule_id: 'bigint',
    created_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const zendeskTimeZone = defineTable('zendesk', 'time_zone', {
  key: ['time_zone'],
  columns: { time_zone: 'varchar', standard_offset: 'varchar', _fivetran_synced: 'timestamp' },
})

/** `target` in minutes, valid from `sla_policy_updated_at` until the policy's next update. */
export const zendeskSlaPolicyMetricHistory = defineTable('zendesk', 'sla_policy_metric_history', {
  key: ['sla_policy_id', 'index', 'sla_policy_updated_at'],
  columns: {
    sla_policy_id: 'bigint',
    index: 'integer',
    sla_policy_updated_at: 'timestamp',
    metric: 'varchar',
    priority: 'varchar',
    business_hours: 'boolean',
    target: 'integer',
    _fivetran_synced: 'timestamp',
  },
})

export const zendeskTicketSlaPolicy = defineTable('zendesk', 'ticket_sla_policy', {
  key: ['ticket_id', 'sla_policy_id', 'policy_applied_at'],
  columns: {
    ticket_id: 'bigint',
    sla_policy_id: 'bigint',
    policy_applied_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const zendeskSatisfactionRating = defineTable('zendesk', 'satisfaction_rating', {
  key: ['id'],
  columns: {
    id: 'bigint',
    ticket_id: 'bigint',
    requester_id: 'bigint',
    assignee_id: 'bigint',
    group_id: 'bigint',
    score: 'varchar',
    reason: 'varchar',
    comment: 'varchar',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    url: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const zendeskTables = [
  zendeskOrganization,
  zendeskDomainName,
  zendeskUser,
  zendeskGroup,
  zendeskTicket,
  zendeskTicketComment,
  zendeskTicketFieldHistory,
  zendeskSchedule,
  zendeskScheduleHoliday,
  zendeskTicketSchedule,
  zendeskTimeZone,
  zendeskSlaPolicyMetricHistory,
  zendeskTicketSlaPolicy,
  zendeskSatisfactionRating,
] as const
