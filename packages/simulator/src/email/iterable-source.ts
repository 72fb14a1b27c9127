import type { FurtherSource, SourceContext } from '../further-sources.ts'
import type { Account } from '../company/account.ts'
import { MINUTE } from '../clock/day.ts'
import { iterableTables, iterableUserHistory } from '../schemas/iterable.ts'
import { truthPersonRecord } from '../schemas/truth.ts'
import { touchpointsOf } from '../truth/touchpoints.ts'
import { type Blast, blastsOf } from './email-campaigns.ts'
import { emailLife, engagementByMonth } from './email-life.ts'
import { extractEvent, extractUser, type Recipient, recipientOf } from './iterable-person-extract.ts'
import { extractIterableSetup } from './iterable-setup-extract.ts'

/** The clicks on mails that led to signing up: Iterable learns whose they were when the founder joins. */
const extractTouches = (
  { delivery }: SourceContext,
  founder: Recipient,
  visited: { readonly account: Account; readonly blasts: readonly Blast[] },
): void => {
  const mailed = new Set<number>()
  for (const touch of touchpointsOf(delivery.seed, visited.account)) {
    if (touch.channel !== 'email') continue
    const blast = visited.blasts.findLast((sent) => sent.sentAt + 5 * MINUTE < touch.occurred_at)
    if (blast === undefined || mailed.has(blast.id)) continue
    mailed.add(blast.id)
    for (const [name, at] of [
      ['emailSend', blast.sentAt],
      ['emailOpen', touch.occurred_at - MINUTE],
      ['emailClick', touch.occurred_at],
    ] as const) {
      extractEvent(delivery, founder, {
        name,
        at,
        campaignId: blast.id,
        messageTypeId: blast.messageTypeId,
        recipientState: undefined,
        knownAt: founder.person.joinedAt,
      })
    }
  }
}

const extractPeople = (context: SourceContext, account: Account): void => {
  const { delivery, truth, period } = context
  const { seed, log } = delivery
  const blasts = blastsOf(period)
  const engagement = engagementByMonth(account)
  for (const [index, person] of account.people.entries()) {
    const recipient = recipientOf(delivery, person)
    const life = emailLife({ seed, person, engagement }, blasts)
    extractUser(delivery, recipient, { account, unsubscribed: life.unsubscribed })
    if (index === 0) extractTouches(context, recipient, { account, blasts })
    for (const event of life.events) extractEvent(delivery, recipient, event)
    if (!log.delivered.has(`iterable:${recipient.id}|${person.joinedAt}`)) continue
    const record = { source_system: 'iterable', source_id: recipient.id, person_id: person.personId }
    truth.add(truthPersonRecord, record)
  }
}

/** Iterable knows people, not companies: the users of the app, and what was mailed to them. */
export const iterableSource: FurtherSource = {
  name: 'iterable',
  tables: iterableTables,
  expectedRows: {
    perCustomer: {
      'iterable.user_history': 20,
      'iterable.user_unsubscribed_message_type_history': 0.12,
      'iterable.event': 330,
    },
    fixed: {
      'iterable.channel': 2,
      'iterable.message_type': 3,
      'iterable.template_history': 40,
      'iterable.campaign_history': 76,
    },
  },
  identityTables: [iterableUserHistory],
  companyIds: () => [],
  personIds: () => [],
  extractSetup: ({ delivery }) => extractIterableSetup(delivery),
  extractAccount: (context, { account }) => {
    if (account.company.hasAppAccount && account.company.kind !== 'test') extractPeople(context, account)
  },
}
