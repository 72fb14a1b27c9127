import { DAY, HOUR, type Instant, MINUTE } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import type { Company } from '../company/company.ts'
import { coinStreet } from '../company/naming.ts'
import { fillPattern, placesOf } from '../company/places.ts'
import { seatsAt } from '../company/people.ts'
import { identifier } from '../random/identifier.ts'
import { openStream, type Stream } from '../random/stream.ts'

export interface Device {
  /** Distinct over all devices. */
  readonly uid: number
  readonly deviceId: string
  readonly serialNumber: string
  readonly model: string
  readonly installedAt: Instant
}

export interface Location {
  readonly locationId: string
  readonly name: string
  readonly street: string
  readonly city: string
  readonly postalCode: string
  readonly openedAt: Instant
  readonly devices: readonly Device[]
}

const LOCATIONS_BY_SEGMENT = {
  smb: [
    [1, 88],
    [2, 12],
  ],
  mid_market: [
    [1, 35],
    [2, 40],
    [3, 25],
  ],
  enterprise: [
    [3, 40],
    [5, 40],
    [8, 20],
  ],
} as const

const MOST_LOCATIONS = 128

/** Of those who come in the usual two years. */
export const USUAL_LOCATIONS_PER_CUSTOMER = 1.5
const MOST_DEVICES = 8
const MODELS = ['Atlas Terminal 2', 'Atlas Terminal 3', 'Atlas Hub', 'Atlas Display'] as const

const installDevices = (
  draw: Stream,
  space: { readonly seed: number; readonly place: number },
  from: Instant,
) => {
  const count = draw.weighted([
    [1, 18],
    [2, 26],
    [3, 24],
    [4, 16],
    [5, 9],
    [8, 7],
  ])
  return Array.from({ length: count }, (_, index): Device => {
    const uid = space.place * MOST_DEVICES + index
    return {
      uid,
      deviceId: identifier({ seed: space.seed, prefix: 'dev_', length: 12 }, uid),
      serialNumber: `AT${String(uid).padStart(9, '0')}`,
      model: draw.pick(MODELS),
      installedAt: from + draw.integer(1, 9) * DAY + draw.integer(1, 400) * MINUTE,
    }
  })
}

/** As many as usual, or more or less where another number per customer is asked for. */
const locationsWanted = ({ seed, locationsPerCustomer }: Footprint, company: Company): number => {
  const draw = openStream(seed, 'locations', company.uid)
  const usual = draw.weighted<number>(LOCATIONS_BY_SEGMENT[company.segment])
  const wanted = (usual * locationsPerCustomer) / USUAL_LOCATIONS_PER_CUSTOMER
  return Math.min(MOST_LOCATIONS, Math.floor(wanted + draw.uniform()))
}

export interface Footprint {
  readonly seed: number
  readonly locationsPerCustomer: number
}

/** The places that a customer equips while it is served: the first at once, further ones over the first year. */
export const locationsOf = (footprint: Footprint, { company, history }: Account): readonly Location[] => {
  const { seed } = footprint
  if (company.kind !== 'customer' || !company.hasAppAccount) return []
  const wanted = locationsWanted(footprint, company)
  const places: Location[] = []
  for (let number = 0; number < wanted; number++) {
    const place = company.uid * MOST_LOCATIONS + number
    const draw = openStream(seed, 'location', place)
    const later = number === 0 ? 0 : Math.min(number, 8) * draw.integer(20, 45) * DAY
    const openedAt = Math.ceil((history.signedUpAt + 3 * HOUR + later) / 1000) * 1000
    const further = draw.pick(placesOf(company.country.code))
    const city = number === 0 ? company.city : further.city
    const location = {
      locationId: identifier({ seed, prefix: 'loc_', length: 12 }, place),
      name: `${company.coreName} ${city}`,
      street: number === 0 ? company.street : coinStreet(draw, company.country),
      city,
      postalCode: number === 0 ? company.postalCode : fillPattern(draw, further.postalCode),
      openedAt,
      devices: installDevices(draw, { seed, place }, openedAt),
    }
    if (seatsAt(history.subscriptions, openedAt) > 0) places.push(location)
  }
  return places
}
