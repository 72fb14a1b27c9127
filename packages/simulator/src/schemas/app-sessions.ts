import { defineTable } from './table.ts'

/** A session ends after half an hour without use. */
export const appUserSessions = defineTable('app', 'user_sessions', {
  key: ['session_id'],
  columns: {
    session_id: 'varchar',
    account_id: 'varchar',
    user_id: 'varchar',
    platform: 'varchar',
    started_at: 'timestamp',
    ended_at: 'timestamp',
    page_view_count: 'integer',
    _fivetran_synced: 'timestamp',
  },
})

export const appPageViews = defineTable('app', 'page_views', {
  key: ['page_view_id'],
  columns: {
    page_view_id: 'varchar',
    session_id: 'varchar',
    account_id: 'varchar',
    user_id: 'varchar',
    path: 'varchar',
    viewed_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})
