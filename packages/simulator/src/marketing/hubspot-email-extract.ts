import {
  calendarDate,
  DAY,
  type Day,
  firstOfMonth,
  HOUR,
  type Instant,
  MINUTE,
  SECOND,
} from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import type { Person } from '../company/people.ts'
import { plainUuid } from '../random/uuid.ts'
import { openStream, type Stream } from '../random/stream.ts'
import { hubspotEmailCampaign, hubspotEmailEvent, hubspotEmailEventBounce } from '../schemas/hubspot.ts'
import type { Delivery } from '../writers/delivery.ts'
import { PORTAL_ID } from './hubspot-record.ts'

const APP_ID = 22_924
const UNSUBSCRIBE_SHARE = 0.004
const SOFT_BOUNCE_SHARE = 0.008
const CLICK_SHARE = 0.16

const campaignId = (month: Day): number => {
  const { year, month: number } = calendarDate(month)
  return 75_000_000 + year * 12 + number
}

const nextMonth = (month: Day): Day => firstOfMonth(month + 31)

/** The newsletter goes out on the tenth, early in the American morning. */
const sendingTime = (month: Day): Instant => (month + 9) * DAY + 13 * HOUR + 10 * MINUTE

export const extractNewsletters = ({ log, period }: Delivery): void => {
  for (let month = firstOfMonth(period.startDay); month <= period.endDay; month = nextMonth(month)) {
    const { year, month: number } = calendarDate(month)
    const title = `Newsletter ${year}-${String(number).padStart(2, '0')}`
    const campaign = { id: campaignId(month), app_id: APP_ID, app_name: 'Batch', content_id: month }
    const type = { name: title, subject: `Atlas ${title}`, type: 'BATCH_EMAIL' }
    log.add(hubspotEmailCampaign, { ...campaign, ...type }, sendingTime(month) - DAY)
  }
}

interface Mailing {
  readonly delivery: Delivery
  readonly person: Person
  readonly month: Day
  readonly sentAt: Instant
}

const eventId = (seed: number, person: Person, [month, type]: readonly [Day, string]): string =>
  plainUuid([seed, 'hubspot-event', person.uid, month, type])

const recordEvent = (mailing: Mailing, type: string, created: Instant): void => {
  const { delivery, person, month, sentAt } = mailing
  const { seed, log, mess } = delivery
  const id = eventId(seed, person, [month, type])
  const isSending = type === 'SENT'
  const row = {
    id,
    type,
    app_id: APP_ID,
    portal_id: PORTAL_ID,
    email_campaign_id: campaignId(month),
    recipient: person.email,
    created,
    sent_by_id: isSending ? null : eventId(seed, person, [month, 'SENT']),
    sent_by_created: isSending ? null : sentAt,
    caused_by_id: type === 'CLICK' ? eventId(seed, person, [month, 'OPEN']) : null,
    filtered_event: false,
  }
  const spot = { table: hubspotEmailEvent, key: id, at: created }
  const arrival = created + DAY * (1 + Math.floor(mess.chance('late_row', spot) * 3))
  const isLate = type === 'OPEN' && mess.happens('late_row', { ...spot, at: arrival })
  log.add(hubspotEmailEvent, row, isLate ? arrival : created)
}

const recordBounce = (mailing: Mailing, category: string, status: string): void => {
  const { delivery, person, month, sentAt } = mailing
  const bouncedAt = sentAt + 4 * SECOND
  recordEvent(mailing, 'BOUNCE', bouncedAt)
  const id = eventId(delivery.seed, person, [month, 'BOUNCE'])
  delivery.log.add(
    hubspotEmailEventBounce,
    { id, category, status, response: `${status} ${category}` },
    bouncedAt,
  )
}

/** Gives the time of unsubscribing, if that is what the reader does. */
const read = (mailing: Mailing, draw: Stream, interest: number): Instant | undefined => {
  const { sentAt } = mailing
  recordEvent(mailing, 'DELIVERED', sentAt + 3 * SECOND)
  const isUnsubscribing = draw.chance(UNSUBSCRIBE_SHARE)
  if (!isUnsubscribing && !draw.chance(0.12 + 0.22 * interest)) return undefined
  const openedAt = sentAt + 5 * SECOND + Math.floor(draw.uniform() ** 3 * 2 * DAY)
  recordEvent(mailing, 'OPEN', openedAt)
  if (isUnsubscribing) {
    const at = openedAt + 40 * SECOND
    recordEvent(mailing, 'STATUSCHANGE', at)
    return at
  }
  if (draw.chance(CLICK_SHARE)) recordEvent(mailing, 'CLICK', openedAt + draw.integer(4, 90) * SECOND)
  return undefined
}

/** Sends the newsletters of a contact's life; gives the time at which it unsubscribes. */
export const extractEmails = (
  delivery: Delivery,
  { account, person }: { readonly account: Account; readonly person: Person },
  knownSince: Instant,
): Instant | undefined => {
  const { seed, period } = delivery
  const firstMonth = Math.max(firstOfMonth(period.startDay), firstOfMonth(Math.floor(knownSince / DAY)))
  for (let month = firstMonth; month <= period.endDay; month = nextMonth(month)) {
    const draw = openStream(seed, 'hubspot-email', person.uid, month)
    const sentAt = sendingTime(month) + draw.integer(0, 600) * SECOND + draw.integer(1, 999)
    if (sentAt < knownSince + DAY) continue
    if (sentAt >= period.endsAt) return undefined
    const mailing = { delivery, person, month, sentAt }
    recordEvent(mailing, 'SENT', sentAt)
    if (person.leftAt !== null && person.leftAt < sentAt) {
      recordBounce(mailing, 'UNKNOWN_USER', '550')
      return undefined
    }
    if (draw.chance(SOFT_BOUNCE_SHARE)) {
      recordBounce(mailing, 'MAILBOX_FULL', '452')
      continue
    }
    const unsubscribedAt = read(mailing, draw, account.company.traits.engagement)
    if (unsubscribedAt !== undefined) return unsubscribedAt
  }
  return undefined
}
