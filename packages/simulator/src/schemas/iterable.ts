import { defineTable } from './table.ts'

export const iterableChannel = defineTable('iterable', 'channel', {
  key: ['id'],
  columns: {
    id: 'bigint',
    name: 'varchar',
    channel_type: 'varchar',
    message_medium: 'varchar',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

export const iterableMessageType = defineTable('iterable', 'message_type', {
  key: ['id'],
  columns: {
    id: 'bigint',
    name: 'varchar',
    channel_id: 'bigint',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    subscription_policy: 'varchar',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

export const iterableTemplateHistory = defineTable('iterable', 'template_history', {
  key: ['id', 'updated_at'],
  columns: {
    id: 'bigint',
    updated_at: 'timestamp',
    message_type_id: 'bigint',
    created_at: 'timestamp',
    creator_user_id: 'varchar',
    name: 'varchar',
    template_type: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

/** `type` is `Blast` for one moment and all recipients, `Triggered` for each person's own. */
export const iterableCampaignHistory = defineTable('iterable', 'campaign_history', {
  key: ['id', 'updated_at'],
  columns: {
    id: 'bigint',
    updated_at: 'timestamp',
    template_id: 'bigint',
    campaign_state: 'varchar',
    created_at: 'timestamp',
    created_by_user_id: 'varchar',
    ended_at: 'timestamp',
    name: 'varchar',
    send_size: 'bigint',
    start_at: 'timestamp',
    type: 'varchar',
    workflow_id: 'bigint',
    message_medium: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

/** `user_id` is the app's; `email_list_ids` is JSON text. */
export const iterableUserHistory = defineTable('iterable', 'user_history', {
  key: ['iterable_user_id', 'updated_at'],
  columns: {
    iterable_user_id: 'varchar',
    updated_at: 'timestamp',
    email: 'varchar',
    first_name: 'varchar',
    last_name: 'varchar',
    phone_number: 'varchar',
    user_id: 'varchar',
    signup_date: 'timestamp',
    signup_source: 'varchar',
    email_list_ids: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const iterableUnsubscribed = defineTable('iterable', 'user_unsubscribed_message_type_history', {
  key: ['email', 'message_type_id', 'updated_at'],
  columns: {
    email: 'varchar',
    message_type_id: 'bigint',
    updated_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** `event_name` is emailSend, emailOpen, emailClick, emailBounce or emailUnSubscribe. */
export const iterableEvent = defineTable('iterable', 'event', {
  key: ['_fivetran_id'],
  columns: {
    _fivetran_id: 'varchar',
    _fivetran_user_id: 'varchar',
    email: 'varchar',
    campaign_id: 'bigint',
    message_id: 'varchar',
    message_type_id: 'bigint',
    created_at: 'timestamp',
    event_name: 'varchar',
    recipient_state: 'varchar',
    unsub_source: 'varchar',
    user_agent: 'varchar',
    user_agent_device: 'varchar',
    additional_properties: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const iterableTables = [
  iterableChannel,
  iterableMessageType,
  iterableTemplateHistory,
  iterableCampaignHistory,
  iterableUserHistory,
  iterableUnsubscribed,
  iterableEvent,
] as const
