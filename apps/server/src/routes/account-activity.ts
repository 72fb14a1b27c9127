import { featureUsage } from '../queries/feature-usage.ts'
import { dayBefore, requireCustomer, requireDay } from '../queries/customer.ts'
import { keptRows } from '../queries/kept-rows.ts'
import { rowsOfCustomer } from '../queries/customer-rows.ts'
import { rowsOfDay } from '../queries/rows-of-day.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { gapOf, usage } from '../version/coverage.ts'

const productFields = [
  'product',
  'date',
  'activeUsers28d',
  'units28d',
  'unitsPrevious28d',
  'entitledSeats',
  'entitledUnits28d',
  'featuresUsed28d',
  'featuresEntitled',
  'usageTrend28d',
  'overageRatio28d',
  'seatUtilisation',
  'featureBreadth',
  'lastActivityDate',
] as const

const dayFields = [
  'date',
  'activeUsers1d',
  'activeUsers7d',
  'activeUsers28d',
  'eventCount',
  'sessionCount',
  'stickiness28d',
] as const

const recordFields = ['sourceSystem', 'sourceId', 'matchRule', 'matchConfidence'] as const
const linkFields = [
  'sourceSystem',
  'sourceId',
  'otherSourceSystem',
  'otherSourceId',
  'matchRule',
  'probability',
  'totalBits',
  'priorBits',
  'nameLevel',
  'domainLevel',
  'sourceLevel',
  'externalIdLevel',
  'phoneLevel',
  'phoneBits',
  'addressLevel',
  'addressBits',
  'emailLevel',
  'emailBits',
  'countryLevel',
  'countryBits',
  'legalFormLevel',
  'legalFormBits',
  'createdLevel',
  'createdBits',
] as const
const attributeFields = [
  'attribute',
  'attributeValue',
  'sourceSystem',
  'sourceId',
  'strategy',
  'validFrom',
] as const
const eventFields = [
  'event',
  'decision',
  'otherCustomerId',
  'sourceSystem',
  'sourceId',
  'otherSourceSystem',
  'otherSourceId',
  'happenedAt',
] as const

const reviewsOf = (side: 'customer_id' | 'other_customer_id') => ({
  relation: 'core.review_queue',
  columns: 'source_id',
  orderBy: 'source_id',
  of: side,
})
const ownAliases = { relation: 'core.customer_id_alias', columns: 'alias_id', orderBy: 'alias_id' }

export const accountActivityHandlers: HandlersOf<
  'get /customers/{customerId}/usage' | 'get /customers/{customerId}/identities'
> = {
  'get /customers/{customerId}/usage': async ({ version, params, query }) => {
    const reader = await version()
    const id = await requireCustomer(reader, params.customerId)
    const gap = gapOf(reader, { title: 'Product usage', relations: ['marts.fct_usage'], needs: [usage] })
    if (gap !== null) return gap
    const day = requireDay(reader, undefined)
    const [features, days, products] = await Promise.all([
      featureUsage(reader, id),
      rowsOfCustomer(reader, {
        id,
        relation: 'marts.fct_usage',
        fields: dayFields,
        order: ['date'],
        days: { after: dayBefore(day, query.days) },
      }),
      rowsOfDay(reader, {
        id,
        relation: 'ref.fact_usage_health_daily',
        fields: productFields,
        order: ['product'],
        day,
      }),
    ])
    return {
      state: 'present',
      value: {
        days: days as never[],
        products: products as never[],
        features,
      },
    }
  },
  'get /customers/{customerId}/identities': async ({ version, params }) => {
    const reader = await version()
    const id = await requireCustomer(reader, params.customerId)
    const [records, links, attributes, events, aliases, reviews, others] = await Promise.all([
      rowsOfCustomer(reader, {
        id,
        relation: 'core.map_source_to_customer',
        fields: recordFields,
        order: ['sourceSystem', 'sourceId'],
      }),
      rowsOfCustomer(reader, {
        id,
        relation: 'core.match_explanation',
        fields: linkFields,
        order: ['-probability', 'sourceSystem', 'sourceId'],
      }),
      rowsOfCustomer(reader, {
        id,
        relation: 'core.customer_attribute_source',
        fields: attributeFields,
        unseen: { isCurrent: 'is_current' },
        keep: (row) => row['isCurrent'] === true,
        order: ['attribute'],
      }),
      rowsOfCustomer(reader, {
        id,
        relation: 'core.identity_event',
        fields: eventFields,
        order: ['happenedAt', 'event'],
      }),
      keptRows(reader, ownAliases),
      keptRows(reader, reviewsOf('customer_id')),
      keptRows(reader, reviewsOf('other_customer_id')),
    ])
    return {
      records: records as never[],
      links: links as never[],
      attributes: attributes as never[],
      events: events as never[],
      aliases: (aliases.get(id) ?? []).map((row) => String(row['aliasId'])),
      inReview: (reviews.get(id)?.length ?? 0) + (others.get(id)?.length ?? 0),
    }
  },
}
