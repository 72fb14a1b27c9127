import { z } from '@hono/zod-openapi'
import { customerNamedOrNobody } from './customer-fields.ts'
import { defineRoute } from './define-route.ts'
import { count, isoDate, nothing, rate, section, severalOf, timestamp } from './fields.ts'
import { listOf, pageQuery, rowMediaTypes } from './listed.ts'
import { sliced, sliceQuery } from './sliced.ts'

const place = { dimension: z.string(), slice: z.string(), month: isoDate }

const deviceOperationsRow = z
  .object({
    ...place,
    devices: count,
    onlineDevices: count,
    activeDevices: count,
    deviceEvents: count,
    outages: count,
    uptime: rate.nullable(),
    p50OutageSeconds: z.number().nullable(),
    p90OutageSeconds: z.number().nullable(),
    meanSecondsBetweenOutages: z.number().nullable(),
  })
  .openapi('DeviceOperationsRow')

const locationOperationsRow = z
  .object({
    ...place,
    locations: count,
    activeLocations: count,
    onlineLocations: count,
    degradedLocations: count,
    offlineLocations: count,
    locationsWithoutDevices: count,
    devices: count,
    deviceEvents: count,
    outages: count,
    uptime: rate.nullable(),
    activeShare: rate.nullable(),
  })
  .openapi('LocationOperationsRow')

export const deviceRow = z
  .object({
    deviceId: z.string(),
    ...customerNamedOrNobody,
    locationId: z.string().nullable(),
    locationName: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    serialNumber: z.string().nullable(),
    model: z.string().nullable(),
    firmwareVersion: z.string().nullable(),
    status: z.string().nullable(),
    isOnline: z.boolean().nullable(),
    isActive: z.boolean().nullable(),
    deviceEvents30d: z.number().nullable(),
    outages30d: z.number().nullable(),
    onlineRatio7d: rate.nullable(),
    onlineRatio30d: rate.nullable(),
    installedAt: timestamp.nullable(),
    lastChangeAt: timestamp.nullable(),
  })
  .openapi('DeviceRow')

export const locationRow = z
  .object({
    locationId: z.string(),
    ...customerNamedOrNobody,
    segment: z.string().nullable(),
    locationName: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    status: z.string().nullable(),
    devices: z.number().nullable(),
    onlineDevices: z.number().nullable(),
    outages30d: z.number().nullable(),
    onlineRatio7d: rate.nullable(),
    onlineRatio30d: rate.nullable(),
    isOnline: z.boolean().nullable(),
    lastOnlineDate: isoDate.nullable(),
  })
  .openapi('LocationRow')

const of = {
  params: nothing,
  body: nothing,
  method: 'get',
  tag: 'Operations',
  mediaTypes: rowMediaTypes,
} as const
const filters = {
  q: z.string().max(200).optional(),
  status: severalOf(z.string().max(100)),
  country: severalOf(z.string().max(100)),
}

export const operationsRoutes = [
  defineRoute({
    ...of,
    path: '/operations/devices',
    summary: 'Availability of devices by month',
    query: z.strictObject(sliceQuery),
    answer: sliced(deviceOperationsRow),
  }),
  defineRoute({
    ...of,
    path: '/operations/locations',
    summary: 'Activity of locations by month',
    query: z.strictObject(sliceQuery),
    answer: sliced(locationOperationsRow),
  }),
  defineRoute({
    ...of,
    path: '/operations/device-list',
    summary: 'Devices, the least available first',
    query: z.strictObject({ ...pageQuery, ...filters, model: severalOf(z.string().max(100)) }),
    answer: section(listOf(deviceRow)),
  }),
  defineRoute({
    ...of,
    path: '/operations/location-list',
    summary: 'Locations, the least available first',
    query: z.strictObject({ ...pageQuery, ...filters }),
    answer: section(listOf(locationRow)),
  }),
] as const
