import { defineTable } from './table.ts'

/**
 * What every call carries: `original_timestamp` is the client's clock in its words, `timestamp` the same moment by the
 * server's, `received_at` when the server had it.
 */
const callColumns = {
  id: 'varchar',
  anonymous_id: 'varchar',
  user_id: 'varchar',
  original_timestamp: 'varchar',
  sent_at: 'timestamp',
  received_at: 'timestamp',
  timestamp: 'timestamp',
  context_library_name: 'varchar',
  context_locale: 'varchar',
  context_timezone: 'varchar',
} as const

export const segmentIdentifies = defineTable('segment', 'identifies', {
  key: ['id'],
  columns: {
    ...callColumns,
    email: 'varchar',
    name: 'varchar',
    role: 'varchar',
    created_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const segmentGroups = defineTable('segment', 'groups', {
  key: ['id'],
  columns: {
    ...callColumns,
    group_id: 'varchar',
    name: 'varchar',
    industry: 'varchar',
    employees: 'integer',
    _fivetran_synced: 'timestamp',
  },
})

export const segmentTracks = defineTable('segment', 'tracks', {
  key: ['id'],
  columns: {
    ...callColumns,
    event: 'varchar',
    event_text: 'varchar',
    context_group_id: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const segmentPages = defineTable('segment', 'pages', {
  key: ['id'],
  columns: {
    ...callColumns,
    name: 'varchar',
    path: 'varchar',
    url: 'varchar',
    title: 'varchar',
    search: 'varchar',
    referrer: 'varchar',
    context_campaign_source: 'varchar',
    context_campaign_medium: 'varchar',
    context_campaign_name: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

/** The latest traits of each user that was identified. */
export const segmentUsers = defineTable('segment', 'users', {
  key: ['id'],
  columns: {
    id: 'varchar',
    email: 'varchar',
    name: 'varchar',
    role: 'varchar',
    created_at: 'timestamp',
    received_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** The latest traits of each group. */
export const segmentAccounts = defineTable('segment', 'accounts', {
  key: ['id'],
  columns: {
    id: 'varchar',
    name: 'varchar',
    industry: 'varchar',
    employees: 'integer',
    received_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const segmentTables = [
  segmentIdentifies,
  segmentGroups,
  segmentTracks,
  segmentPages,
  segmentUsers,
  segmentAccounts,
] as const
