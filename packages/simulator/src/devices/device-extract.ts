import { DAY, type Instant, SECOND } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import {
  appDeviceEvents,
  appDevices,
  appLocations,
  truthDevice,
  truthDeviceOutage,
} from '../schemas/app-devices.ts'
import type { TruthLog } from '../truth/truth-log.ts'
import type { Delivery } from '../writers/delivery.ts'
import { type Device, type Location, locationsOf } from './locations.ts'
import { type Outage, outagesOf } from './outages.ts'

interface Installed {
  readonly account: Account
  readonly location: Location
  readonly device: Device
}

const DAYS_PER_RELEASE = 91

/** A device takes up the latest release when it starts. */
const firmwareAt = ({ period }: Delivery, at: Instant): string => {
  const release = Math.max(0, Math.floor((at / DAY - period.startDay) / DAYS_PER_RELEASE))
  return `${4 + Math.floor(release / 4)}.${release % 4}.0`
}

interface Transition {
  readonly name: 'installed' | 'went_offline' | 'came_online'
  readonly number: number
  readonly at: Instant
}

const transitionsOf = (
  device: Device,
  outages: readonly Outage[],
  endsAt: Instant,
): readonly Transition[] => [
  { name: 'installed', number: 0, at: device.installedAt },
  ...outages.flatMap((outage, index): readonly Transition[] => [
    { name: 'went_offline', number: index * 2 + 1, at: outage.from },
    ...(outage.to < endsAt ? [{ name: 'came_online', number: index * 2 + 2, at: outage.to } as const] : []),
  ]),
]

const extractDevice = (
  delivery: Delivery,
  installed: Installed,
  transitions: readonly Transition[],
): void => {
  const { log, mess } = delivery
  const { account, location, device } = installed
  const account_id = account.company.appAccountId
  const device_id = device.deviceId
  let firmware_version = firmwareAt(delivery, device.installedAt)
  for (const { name, number, at } of transitions) {
    if (name === 'came_online') firmware_version = firmwareAt(delivery, at)
    const version = {
      device_id,
      account_id,
      location_id: location.locationId,
      serial_number: device.serialNumber,
      model: device.model,
      firmware_version,
      status: name === 'went_offline' ? 'offline' : 'online',
      installed_at: device.installedAt,
      updated_at: at,
      _fivetran_deleted: false,
    }
    log.put(appDevices, version, at)
    const event_id = `${device_id}.${number}`
    const spot = { table: appDeviceEvents, key: event_id, at }
    const lateAt = at + DAY + Math.floor(mess.chance('late_event', spot) * 2 * DAY)
    const isLate = name === 'came_online' && mess.happens('late_event', { ...spot, at: lateAt })
    const received_at = isLate ? lateAt : at + 2 * SECOND
    const event = { event_id, device_id, account_id, event_name: name, firmware_version, occurred_at: at }
    log.add(appDeviceEvents, { ...event, received_at }, received_at)
  }
}

const recordDevice = (truth: TruthLog, installed: Installed, life: DeviceLife): void => {
  const { account, location, device } = installed
  truth.add(truthDevice, {
    device_id: device.deviceId,
    company_id: account.company.companyId,
    location_id: location.locationId,
    installed_at: device.installedAt,
    observed_until: life.endsAt,
  })
  for (const { from, to, cause } of life.outages) {
    truth.add(truthDeviceOutage, { device_id: device.deviceId, began_at: from, ended_at: to, cause })
  }
}

interface DeviceLife {
  readonly outages: readonly Outage[]
  readonly endsAt: Instant
}

const extractLocation = ({ log }: Delivery, { company }: Account, location: Location): void => {
  const row = {
    location_id: location.locationId,
    account_id: company.appAccountId,
    name: location.name,
    street: location.street,
    city: location.city,
    postal_code: location.postalCode,
    country: company.country.code,
    time_zone: company.country.timeZone,
    created_at: location.openedAt,
    updated_at: location.openedAt,
    _fivetran_deleted: false,
  }
  log.add(appLocations, row, location.openedAt)
}

export const extractDevices = (delivery: Delivery, truth: TruthLog, account: Account): void => {
  const { seed, period } = delivery
  const { endsAt } = period
  for (const location of locationsOf(delivery, account)) {
    if (location.openedAt >= endsAt) continue
    extractLocation(delivery, account, location)
    for (const device of location.devices) {
      if (device.installedAt >= endsAt) continue
      const outages = outagesOf({ seed, account, endsAt }, device)
      const installed = { account, location, device }
      extractDevice(delivery, installed, transitionsOf(device, outages, endsAt))
      recordDevice(truth, installed, { outages, endsAt })
    }
  }
}
