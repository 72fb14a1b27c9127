import type { TimelineKind } from '@waypoint/api/timeline-kinds'
import type { Row } from '../version/rows.ts'
import { movementsRead } from './movements-read.ts'
import type { RowOrder } from './row-order.ts'
import {
  bandChanges,
  changeItem,
  either,
  item,
  joined,
  movements,
  text,
  ticketItems,
  type TimelineItem,
  words,
} from './timeline-items.ts'

interface Read {
  readonly relation: string
  readonly fields: readonly string[]
  readonly keep?: (row: Row) => boolean
  readonly order?: RowOrder
  readonly few?: string
}

export interface TimelinePart {
  readonly kind: TimelineKind
  /** What is read of one customer; the part is left out where a version lacks one of the relations. */
  readonly reads: readonly Read[]
  /** What happened, by the rows of each. */
  readonly items: (rows: readonly Row[], others: readonly Row[]) => readonly TimelineItem[]
}

function stageItems(stages: readonly Row[], deals: readonly Row[]): readonly TimelineItem[] {
  const byId = new Map(deals.map((deal) => [deal['opportunityId'], deal]))
  return stages.map((stage) => {
    const { opportunityId } = stage
    const deal = byId.get(opportunityId)
    return item('opportunity', {
      id: `deal:${String(opportunityId)}:${String(stage['visitNumber'])}`,
      at: stage['enteredAt'],
      source: stage['sourceSystem'],
      title: `${either(deal?.['opportunityName'], opportunityId)}: ${String(stage['stageName'])}`,
      detail: stage['isBackward'] === true ? 'moved back' : stage['isReentry'] === true ? 'again' : null,
      amount: deal?.['amountCents'],
      ref: opportunityId,
    })
  })
}

/** Changes that other parts tell. */
const unsaid: ReadonlySet<string> = new Set(['health_band', 'subscription_status'])

export const timelineParts: readonly TimelinePart[] = [
  {
    kind: 'mrr',
    reads: [movementsRead],
    items: movements,
  },
  {
    kind: 'subscription',
    reads: [
      {
        relation: 'marts.fct_subscription_events',
        fields: ['subscriptionEventId', 'date', 'eventType', 'previousValue', 'value', 'subscriptionId'],
      },
    ],
    items: (rows) =>
      rows.map((row) =>
        item('subscription', {
          id: `subscription:${String(row['subscriptionEventId'])}`,
          at: row['date'],
          source: 'stripe',
          title: `Subscription ${words(row['eventType'])}`,
          detail: joined([text(row['previousValue']), text(row['value'])], ' → '),
          ref: row['subscriptionId'],
        }),
      ),
  },
  {
    kind: 'invoice',
    reads: [
      {
        relation: 'marts.fct_invoices',
        fields: ['invoiceId', 'createdAt', 'invoiceNumber', 'status', 'billingReason', 'totalCents'],
      },
    ],
    items: (rows) =>
      rows.map((row) =>
        item('invoice', {
          id: `invoice:${String(row['invoiceId'])}`,
          at: row['createdAt'],
          source: 'stripe',
          title: `Invoice ${either(row['invoiceNumber'], row['invoiceId'])} ${String(row['status'])}`,
          detail: text(row['billingReason']) === null ? null : words(row['billingReason']),
          amount: row['totalCents'],
          ref: row['invoiceId'],
        }),
      ),
  },
  {
    kind: 'payment',
    reads: [
      {
        relation: 'marts.fct_payments',
        fields: ['chargeId', 'createdAt', 'isSuccessful', 'failureCode', 'daysLate', 'amountCents'],
      },
    ],
    items: (rows) =>
      rows.map((row) => {
        const late = Number(row['daysLate'] ?? 0) > 0 ? `${String(row['daysLate'])} days late` : null
        return item('payment', {
          id: `payment:${String(row['chargeId'])}`,
          at: row['createdAt'],
          source: 'stripe',
          title: row['isSuccessful'] === true ? 'Payment received' : 'Payment failed',
          detail: text(row['failureCode']) === null ? late : words(row['failureCode']),
          amount: row['amountCents'],
          ref: row['chargeId'],
        })
      }),
  },
  {
    kind: 'ticket',
    reads: [
      {
        relation: 'marts.fct_tickets',
        fields: [
          'ticketId',
          'sourceSystem',
          'createdAt',
          'resolvedAt',
          'subject',
          'priority',
          'status',
          'satisfactionScore',
        ],
      },
    ],
    items: (rows) => rows.flatMap(ticketItems),
  },
  {
    kind: 'opportunity',
    reads: [
      {
        relation: 'marts.fct_opportunity_stage_history',
        fields: [
          'opportunityId',
          'visitNumber',
          'enteredAt',
          'sourceSystem',
          'stageName',
          'isBackward',
          'isReentry',
        ],
      },
      { relation: 'marts.fct_opportunities', fields: ['opportunityId', 'opportunityName', 'amountCents'] },
    ],
    items: stageItems,
  },
  {
    kind: 'change',
    reads: [
      {
        relation: 'entities.entity_customers_history',
        fields: [
          'customerVersionId',
          'validFrom',
          'changeType',
          'changedAttributes',
          'segment',
          'previousSegment',
          'tier',
          'previousTier',
          'owner',
          'previousOwner',
          'lifecycleStage',
          'previousLifecycleStage',
          'customerName',
          'previousCustomerName',
        ],
        keep: (row) => !unsaid.has(String(row['changedAttributes'])),
      },
    ],
    items: (rows) => rows.map(changeItem),
  },
  {
    kind: 'health',
    reads: [
      {
        relation: 'marts.customer_health_daily',
        fields: ['date', 'healthBand', 'healthScore'],
        order: ['date'],
      },
    ],
    items: bandChanges,
  },
  {
    kind: 'people',
    reads: [
      {
        relation: 'entities.entity_users',
        fields: ['userId', 'userName', 'email', 'deactivatedDate', 'isChampion', 'title'],
        keep: (row) => row['deactivatedDate'] !== null,
      },
    ],
    items: (rows) =>
      rows.map((row) =>
        item('people', {
          id: `left:${String(row['userId'])}`,
          at: row['deactivatedDate'],
          source: 'app',
          title: `${either(row['userName'], row['email'], row['userId'])} left`,
          detail: row['isChampion'] === true ? 'was the champion' : text(row['title']),
          ref: row['userId'],
        }),
      ),
  },
  {
    kind: 'touch',
    reads: [
      {
        relation: 'marts.fct_touchpoints',
        fields: [
          'touchpointId',
          'occurredAt',
          'sourceSystem',
          'touchType',
          'channel',
          'utmCampaign',
          'campaignId',
        ],
      },
    ],
    items: (rows) =>
      rows.map((row) =>
        item('touch', {
          id: `touch:${String(row['touchpointId'])}`,
          at: row['occurredAt'],
          source: row['sourceSystem'],
          title: `${words(row['touchType'])} by ${words(row['channel'])}`,
          detail: text(row['utmCampaign']),
          ref: row['campaignId'],
        }),
      ),
  },
]
