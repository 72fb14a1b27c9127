import { DAY, HOUR, type Instant } from '../clock/day.ts'
import {
  iterableCampaignHistory,
  iterableChannel,
  iterableMessageType,
  iterableTemplateHistory,
} from '../schemas/iterable.ts'
import type { Delivery } from '../writers/delivery.ts'
import { ANNOUNCEMENT, blastsOf, NEWSLETTER, ONBOARDING, ONBOARDING_CAMPAIGNS } from './email-campaigns.ts'

const MARKETING_CHANNEL = 11_249
const TRANSACTIONAL_CHANNEL = 11_250
const WORKFLOW = 157_274
const AUTHOR = 'marketing@atlas-platform.io'
const DAYS_BEFORE_LAUNCH = 130
const TEMPLATE_OFFSET = 900_000

const CHANNELS = [
  { id: MARKETING_CHANNEL, name: 'Marketing Channel', channel_type: 'Marketing' },
  { id: TRANSACTIONAL_CHANNEL, name: 'Transactional Channel', channel_type: 'Transactional' },
] as const

const MESSAGE_TYPES = [
  { id: NEWSLETTER, name: 'Newsletter', channel_id: MARKETING_CHANNEL },
  { id: ANNOUNCEMENT, name: 'Announcements', channel_id: MARKETING_CHANNEL },
  { id: ONBOARDING, name: 'Onboarding', channel_id: TRANSACTIONAL_CHANNEL },
] as const

interface Drafted {
  readonly id: number
  readonly name: string
  readonly messageTypeId: number
  readonly createdAt: Instant
}

const extractTemplate = ({ log }: Delivery, draft: Drafted): void => {
  const row = {
    id: draft.id + TEMPLATE_OFFSET,
    updated_at: draft.createdAt,
    message_type_id: draft.messageTypeId,
    created_at: draft.createdAt,
    creator_user_id: AUTHOR,
    name: draft.name,
    template_type: 'Base',
  }
  log.add(iterableTemplateHistory, row, draft.createdAt)
}

const draftRow = (draft: Drafted) => ({
  id: draft.id,
  updated_at: draft.createdAt,
  template_id: draft.id + TEMPLATE_OFFSET,
  created_at: draft.createdAt,
  created_by_user_id: AUTHOR,
  name: draft.name,
  message_medium: 'Email',
})

/** Channels, kinds of message, and campaigns: a blast is drafted, sent and finished. */
export const extractIterableSetup = (delivery: Delivery): void => {
  const { log, period } = delivery
  const foundedAt = (period.startDay - DAYS_BEFORE_LAUNCH) * DAY + 9 * HOUR
  for (const channel of CHANNELS) {
    const row = { ...channel, message_medium: 'Email', _fivetran_deleted: false }
    log.add(iterableChannel, row, foundedAt)
  }
  for (const type of MESSAGE_TYPES) {
    const times = { created_at: foundedAt, updated_at: foundedAt }
    const row = { ...type, ...times, subscription_policy: 'OptOut', _fivetran_deleted: false }
    log.add(iterableMessageType, row, foundedAt)
  }
  for (const campaign of ONBOARDING_CAMPAIGNS) {
    const draft = { ...campaign, createdAt: foundedAt }
    extractTemplate(delivery, draft)
    const row = { ...draftRow(draft), campaign_state: 'Running', type: 'Triggered', workflow_id: WORKFLOW }
    log.add(iterableCampaignHistory, row, foundedAt)
  }
  for (const blast of blastsOf(period)) {
    const draft = { ...blast, createdAt: blast.sentAt - 30 * HOUR }
    extractTemplate(delivery, draft)
    const row = { ...draftRow(draft), start_at: blast.sentAt, type: 'Blast' }
    log.add(iterableCampaignHistory, { ...row, campaign_state: 'Ready' }, draft.createdAt)
    const endedAt = blast.sentAt + HOUR
    const finished = { ...row, updated_at: endedAt, ended_at: endedAt, campaign_state: 'Finished' }
    log.add(iterableCampaignHistory, finished, endedAt)
  }
}
