import { DAY, type Day, dayOf, firstOfMonth, type Instant, MINUTE, SECOND } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import type { Person } from '../company/people.ts'
import { hashKey } from '../random/hash.ts'
import { openStream } from '../random/stream.ts'
import { type Blast, ONBOARDING, ONBOARDING_CAMPAIGNS } from './email-campaigns.ts'

type EmailEventName = 'emailSend' | 'emailOpen' | 'emailClick' | 'emailBounce' | 'emailUnSubscribe'

export interface EmailEvent {
  readonly name: EmailEventName
  readonly at: Instant
  readonly campaignId: number
  readonly messageTypeId: number
  readonly recipientState: 'HardBounce' | 'SoftBounce' | undefined
}

export interface EmailLife {
  readonly events: readonly EmailEvent[]
  readonly unsubscribed: { readonly at: Instant; readonly messageTypeId: number } | undefined
}

const SUBSCRIBED_SHARE = 0.3
const SOFT_BOUNCE = 0.006
const UNSUBSCRIBES = 0.003
const CLICKS_PER_OPEN = 0.11
const ORDINARY_ENGAGEMENT = 0.7
const HOUR_IN_SECONDS = 3600
/** How long it takes to send a campaign to everybody. */
const SENDING_SECONDS = 600

const isSubscriber = (seed: number, person: Person): boolean =>
  person.isContact || hashKey([seed, 'subscriber', person.uid]) / 4294967296 < SUBSCRIBED_SHARE

interface Message {
  readonly id: number
  readonly messageTypeId: number
  readonly sentAt: Instant
}

/** What is sent to the person, as long as nothing bounces and nobody unsubscribes; in order of time. */
const mailsTo = (person: Person, blasts: readonly Blast[]): readonly Message[] => {
  const onboarding = ONBOARDING_CAMPAIGNS.map((campaign) => ({
    ...campaign,
    sentAt: person.joinedAt + campaign.afterDays * DAY + 20 * MINUTE,
  }))
  const received = blasts.filter((blast) => blast.sentAt > person.joinedAt)
  return [...onboarding, ...received].toSorted((left, right) => left.sentAt - right.sentAt)
}

interface Reader {
  readonly seed: number
  readonly person: Person
  /** The company's engagement by the first day of the month. */
  readonly engagement: ReadonlyMap<Day, number>
}

const reactionTo = ({ seed, person, engagement }: Reader, message: Message): readonly EmailEvent[] => {
  const draw = openStream(seed, 'email', person.uid, message.id)
  const event = (name: EmailEventName, at: Instant): EmailEvent => ({
    name,
    at,
    campaignId: message.id,
    messageTypeId: message.messageTypeId,
    recipientState: undefined,
  })
  const sent = event('emailSend', message.sentAt + draw.integer(0, SENDING_SECONDS) * SECOND)
  const bouncedAt = sent.at + draw.integer(2, 90) * SECOND
  if (person.leftAt !== null && person.leftAt < message.sentAt) {
    return [sent, { ...event('emailBounce', bouncedAt), recipientState: 'HardBounce' }]
  }
  if (draw.chance(SOFT_BOUNCE)) {
    return [sent, { ...event('emailBounce', bouncedAt), recipientState: 'SoftBounce' }]
  }
  const mood = engagement.get(firstOfMonth(dayOf(message.sentAt))) ?? ORDINARY_ENGAGEMENT
  const isOnboarding = message.messageTypeId === ONBOARDING
  if (!draw.chance((isOnboarding ? 0.22 : 0.06) + 0.36 * mood)) return [sent]
  const patience = draw.uniform()
  const opened = event(
    'emailOpen',
    sent.at + MINUTE + Math.floor(patience * patience * 40 * HOUR_IN_SECONDS) * SECOND,
  )
  if (!isOnboarding && draw.chance(UNSUBSCRIBES)) {
    return [sent, opened, event('emailUnSubscribe', opened.at + draw.integer(10, 90) * SECOND)]
  }
  if (!draw.chance(isOnboarding ? 2 * CLICKS_PER_OPEN : CLICKS_PER_OPEN)) return [sent, opened]
  return [sent, opened, event('emailClick', opened.at + draw.integer(5, 240) * SECOND)]
}

/** A company's engagement by the first day of the month, which decides how many mails are opened. */
export const engagementByMonth = ({ history }: Account): ReadonlyMap<Day, number> =>
  new Map(history.months.map((latent) => [firstOfMonth(latent.month), latent.engagement]))

/** All mail to a person. A hard bounce ends it, unsubscribing ends all but the onboarding. */
export const emailLife = (reader: Reader, blasts: readonly Blast[]): EmailLife => {
  const { seed, person } = reader
  const subscribes = isSubscriber(seed, person)
  const events: EmailEvent[] = []
  let unsubscribed: EmailLife['unsubscribed']
  for (const message of mailsTo(person, blasts)) {
    const isOnboarding = message.messageTypeId === ONBOARDING
    const hasLeftList =
      unsubscribed !== undefined && unsubscribed.at < message.sentAt + SENDING_SECONDS * SECOND
    if (!isOnboarding && (!subscribes || hasLeftList)) continue
    const reaction = reactionTo(reader, message)
    events.push(...reaction)
    const last = reaction.at(-1)
    if (last?.recipientState === 'HardBounce') break
    if (last?.name === 'emailUnSubscribe' && unsubscribed === undefined) {
      unsubscribed = { at: last.at, messageTypeId: message.messageTypeId }
    }
  }
  return { events, unsubscribed }
}
