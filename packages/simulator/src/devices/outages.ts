import { DAY, daysInMonth, HOUR, type Instant, MINUTE, SECOND } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import type { LatentMonth } from '../company/month.ts'
import { seatsAt } from '../company/people.ts'
import { openStream, type Stream } from '../random/stream.ts'
import type { Device } from './locations.ts'

export interface Outage {
  readonly from: Instant
  /** Exclusive. */
  readonly to: Instant
  readonly cause: 'network' | 'power' | 'failure' | 'out_of_service'
}

const OUTAGES_PER_MONTH = 1.3

const lengthOf = (draw: Stream): readonly [number, Outage['cause']] => {
  const roll = draw.uniform()
  if (roll < 0.84) return [draw.integer(90, 2400) * SECOND, 'network']
  if (roll < 0.98) return [draw.integer(3600, 32_400) * SECOND, 'power']
  return [draw.integer(86_400, 300_000) * SECOND, 'failure']
}

/** A company that suffers in support suffers from its devices first. */
const outagesOfMonth = (seed: number, device: Device, latent: LatentMonth): readonly Outage[] => {
  const draw = openStream(seed, 'device-outage', device.uid, latent.month)
  const mean = OUTAGES_PER_MONTH * (0.7 + 2 * latent.supportPain)
  const count = Math.floor(mean) + (draw.chance(mean % 1) ? 1 : 0)
  const seconds = daysInMonth(latent.month) * 86_400
  return Array.from({ length: count }, (): Outage => {
    const from = latent.month * DAY + draw.integer(1, seconds - 1) * SECOND
    const [length, cause] = lengthOf(draw)
    return { from, to: from + length, cause }
  }).toSorted((left, right) => left.from - right.from)
}

interface Watch {
  readonly seed: number
  readonly account: Account
  readonly endsAt: Instant
}

/** A device of a company that is no longer served is switched off in the first hours of the next month. */
const serviceGap = (watch: Watch, device: Device, month: number): Instant | undefined => {
  const at = month * DAY
  if (at <= device.installedAt + 20 * DAY || seatsAt(watch.account.history.subscriptions, at) > 0)
    return undefined
  return at + openStream(watch.seed, 'device-off', device.uid, month).integer(600, 9 * 3600) * SECOND
}

/** The outages of a device in the order of time, without overlap, up to the end of the period. */
export const outagesOf = (watch: Watch, device: Device): readonly Outage[] => {
  const { seed, account, endsAt } = watch
  const outages: Outage[] = []
  let freeFrom = device.installedAt + HOUR
  let offSince: Instant | undefined
  const add = (outage: Outage): void => {
    if (outage.from < freeFrom || outage.from >= endsAt || outage.to <= outage.from) return
    outages.push({ ...outage, to: Math.min(outage.to, endsAt) })
    freeFrom = outage.to + MINUTE
  }
  for (const latent of account.history.months) {
    const gap = serviceGap(watch, device, latent.month)
    if (gap !== undefined) {
      offSince ??= Math.max(gap, freeFrom)
      continue
    }
    if (offSince !== undefined) {
      const to = latent.month * DAY + (device.uid % 36_000) * SECOND + HOUR
      add({ from: offSince, to, cause: 'out_of_service' })
      offSince = undefined
    }
    for (const outage of outagesOfMonth(seed, device, latent)) add(outage)
  }
  if (offSince !== undefined) add({ from: offSince, to: endsAt, cause: 'out_of_service' })
  return outages
}
