import { customerRows } from '../queries/customer-rows.ts'
import { featureUsage } from '../queries/feature-usage.ts'
import { createBindings } from '../sql/bindings.ts'
import { requireCustomer, requireDay } from '../queries/customer.ts'
import { selectList } from '../queries/columns.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { gapOf, usage } from '../version/coverage.ts'
import type { Reader } from '../version/reader.ts'

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

interface Part {
  readonly relation: string
  readonly fields: readonly string[]
  /** Of the customer `$1`. */
  readonly rest: string
}

async function rowsOfPart(
  reader: Reader,
  id: string,
  { relation: name, fields, rest }: Part,
): Promise<never[]> {
  const relation = reader.relations.get(name)
  if (relation === undefined) return []
  const rows = await reader.rows({
    sql: `select ${selectList(relation, fields)} from ${relation.sql} where ${rest}`,
    parameters: [id],
  })
  return rows as never[]
}

export const accountActivityHandlers: HandlersOf<
  'get /customers/{customerId}/usage' | 'get /customers/{customerId}/identities'
> = {
  'get /customers/{customerId}/usage': async ({ version, params, query }) => {
    const reader = await version()
    const id = await requireCustomer(reader, params.customerId)
    const gap = gapOf(reader, { title: 'Product usage', relations: ['marts.fct_usage'], needs: [usage] })
    if (gap !== null) return gap
    const day = requireDay(reader, undefined)
    const products = reader.relations.get('ref.fact_usage_health_daily')
    const [ofDays, ofProducts] = [createBindings(), createBindings()]
    const [features, days, byProduct] = await Promise.all([
      featureUsage(reader, id),
      reader.rows({
        sql: `select date, active_users_1d, active_users_7d, active_users_28d, event_count, session_count, stickiness_28d
          from ${customerRows(reader, { id, bindings: ofDays })('marts.fct_usage')}
          where date > ${ofDays.day(day)} - cast(${ofDays.put(query.days)} as integer) order by date`,
        parameters: ofDays.values,
      }),
      products === undefined
        ? []
        : reader.rows({
            sql: `select ${selectList(products, productFields)}
              from ${customerRows(reader, { id, bindings: ofProducts })(products.name)}
              where date = ${ofProducts.day(day)} order by product`,
            parameters: ofProducts.values,
          }),
    ])
    return {
      state: 'present',
      value: {
        days: days as never[],
        products: byProduct as never[],
        features,
      },
    }
  },
  'get /customers/{customerId}/identities': async ({ version, params }) => {
    const reader = await version()
    const id = await requireCustomer(reader, params.customerId)
    const [records, links, attributes, events, aliases, reviews] = await Promise.all([
      rowsOfPart(reader, id, {
        relation: 'core.map_source_to_customer',
        fields: recordFields,
        rest: 'customer_id = $1 order by source_system, source_id',
      }),
      rowsOfPart(reader, id, {
        relation: 'core.match_explanation',
        fields: linkFields,
        rest: 'customer_id = $1 order by probability desc, source_system, source_id',
      }),
      rowsOfPart(reader, id, {
        relation: 'core.customer_attribute_source',
        fields: attributeFields,
        rest: 'customer_id = $1 and is_current order by attribute',
      }),
      rowsOfPart(reader, id, {
        relation: 'core.identity_event',
        fields: eventFields,
        rest: 'customer_id = $1 order by happened_at, event',
      }),
      rowsOfPart(reader, id, {
        relation: 'core.customer_id_alias',
        fields: ['aliasId'],
        rest: 'customer_id = $1 order by alias_id',
      }),
      rowsOfPart(reader, id, {
        relation: 'core.review_queue',
        fields: ['sourceId'],
        rest: '$1 in (customer_id, other_customer_id)',
      }),
    ])
    return {
      records,
      links,
      attributes,
      events,
      aliases: (aliases as readonly { readonly aliasId: string }[]).map(({ aliasId }) => aliasId),
      inReview: reviews.length,
    }
  },
}
