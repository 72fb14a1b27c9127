import { DAY, HOUR, type Instant } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import type { Person } from '../company/people.ts'
import { hashKey } from '../random/hash.ts'
import { identifier } from '../random/identifier.ts'
import { rowId } from '../random/row-id.ts'
import { iterableEvent, iterableUnsubscribed, iterableUserHistory } from '../schemas/iterable.ts'
import type { Mess, MessSpot } from '../mess/mess.ts'
import type { Delivery } from '../writers/delivery.ts'
import type { EmailEvent, EmailLife } from './email-life.ts'

const LIST = 957_618

const AGENTS = [
  ['Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)', 'Gmail'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_14) AppleWebKit/605.1.15', 'Apple Mail'],
  ['Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Microsoft Outlook 16.0)', 'Outlook'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 12_1 like Mac OS X) AppleWebKit/605.1.15', 'iPhone'],
] as const

const iterableUserId = (seed: number, person: Person): string =>
  identifier({ seed, prefix: '', length: 16 }, person.uid)

export interface Recipient {
  readonly person: Person
  readonly id: string
  /** As Iterable has it. */
  readonly email: string
}

/** The address as it was typed into the form, and whether the app's id came with it. */
export const recipientOf = ({ seed, mess }: Delivery, person: Person): Recipient => {
  const id = iterableUserId(seed, person)
  const { email } = person
  const spot = { table: iterableUserHistory, key: id, at: person.joinedAt, column: 'email', clean: email }
  const capitalised = mess.happens('letter_case', spot)
  return { person, id, email: capitalised ? email.charAt(0).toUpperCase() + email.slice(1) : email }
}

/** The user's record, its change when the person unsubscribes, and the unsubscription. */
export const extractUser = (
  { log, mess }: Delivery,
  { person, id, email }: Recipient,
  { account, unsubscribed }: { readonly account: Account; readonly unsubscribed: EmailLife['unsubscribed'] },
): void => {
  const at = person.joinedAt
  const link = { table: iterableUserHistory, key: id, at, column: 'user_id', clean: person.userId }
  const withoutId = mess.happens('missing_external_id', link)
  const row = {
    iterable_user_id: id,
    updated_at: at,
    email,
    first_name: person.given,
    last_name: person.family,
    phone_number: person.role === 'owner' ? account.company.phone : null,
    user_id: withoutId ? null : person.userId,
    signup_date: at,
    signup_source: 'API',
    email_list_ids: `[${LIST}]`,
  }
  log.add(iterableUserHistory, row, at)
  if (unsubscribed === undefined) return
  const { at: leftAt, messageTypeId } = unsubscribed
  log.add(iterableUserHistory, { ...row, updated_at: leftAt, email_list_ids: '[]' }, leftAt)
  const unsubscription = { email, message_type_id: messageTypeId, updated_at: leftAt }
  log.add(iterableUnsubscribed, unsubscription, leftAt)
}

const detailsOf = ({ seed }: Delivery, person: Person, event: EmailEvent) => {
  const [agent, device] = AGENTS[hashKey([seed, 'mail-agent', person.uid]) % AGENTS.length] ?? AGENTS[0]
  switch (event.name) {
    case 'emailSend':
      return {}
    case 'emailBounce':
      return { recipient_state: event.recipientState ?? null }
    case 'emailOpen':
      return { user_agent: agent, user_agent_device: device }
    case 'emailClick': {
      const url = `https://www.atlas-platform.io/news?utm_source=iterable&utm_medium=email&utm_campaign=${event.campaignId}`
      return {
        user_agent: agent,
        user_agent_device: device,
        additional_properties: JSON.stringify({ url }),
      }
    }
    case 'emailUnSubscribe':
      return { unsub_source: 'EmailLink' }
  }
}

interface MailedEvent extends EmailEvent {
  /** When Iterable learned whose it was, if that was later. */
  readonly knownAt?: Instant
}

/** Events of before the address was known come in with it. Some opens arrive days late. */
const arrivalOf = (mess: Mess, spot: MessSpot, event: MailedEvent): Instant => {
  if (event.knownAt !== undefined) return event.knownAt + HOUR
  if (event.name !== 'emailOpen') return event.at
  const at = event.at + DAY * (1 + Math.floor(mess.chance('late_row', spot) * 4))
  return mess.happens('late_row', { ...spot, at }) ? at : event.at
}

export const extractEvent = (
  delivery: Delivery,
  { person, id, email }: Recipient,
  event: MailedEvent,
): void => {
  const { log, mess } = delivery
  const message = rowId('message', id, event.campaignId)
  const key = rowId(message, event.name, event.at)
  const spot = { table: iterableEvent, key, at: event.at }
  const arrivesAt = arrivalOf(mess, spot, event)
  const row = {
    _fivetran_id: key,
    _fivetran_user_id: id,
    email,
    campaign_id: event.campaignId,
    message_id: message,
    message_type_id: event.messageTypeId,
    created_at: event.at,
    event_name: event.name,
    ...detailsOf(delivery, person, event),
  }
  log.add(iterableEvent, row, arrivesAt)
}
