import { defineTable } from './table.ts'

/** A customer's places of business. */
export const appLocations = defineTable('app', 'locations', {
  key: ['location_id'],
  columns: {
    location_id: 'varchar',
    account_id: 'varchar',
    name: 'varchar',
    street: 'varchar',
    city: 'varchar',
    postal_code: 'varchar',
    country: 'varchar',
    time_zone: 'varchar',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

/** The terminals in them; `status` is online or offline. */
export const appDevices = defineTable('app', 'devices', {
  key: ['device_id'],
  columns: {
    device_id: 'varchar',
    account_id: 'varchar',
    location_id: 'varchar',
    serial_number: 'varchar',
    model: 'varchar',
    firmware_version: 'varchar',
    status: 'varchar',
    installed_at: 'timestamp',
    updated_at: 'timestamp',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

/** `event_name` is installed, went_offline or came_online; a device that comes back may report it late. */
export const appDeviceEvents = defineTable('app', 'device_events', {
  key: ['event_id'],
  columns: {
    event_id: 'varchar',
    device_id: 'varchar',
    account_id: 'varchar',
    event_name: 'varchar',
    firmware_version: 'varchar',
    occurred_at: 'timestamp',
    received_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const truthDevice = defineTable('truth', 'device', {
  key: ['device_id'],
  columns: {
    device_id: 'varchar',
    company_id: 'varchar',
    location_id: 'varchar',
    installed_at: 'timestamp',
    /** The end of the simulation; devices stay where they are. */
    observed_until: 'timestamp',
  },
})

/** Half-open; the outages of a device do not overlap. */
export const truthDeviceOutage = defineTable('truth', 'device_outage', {
  key: ['device_id', 'began_at'],
  columns: { device_id: 'varchar', began_at: 'timestamp', ended_at: 'timestamp', cause: 'varchar' },
})
