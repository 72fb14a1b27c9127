import { z } from '@hono/zod-openapi'
import { defineRoute } from '../define-route.ts'
import { isoDate, nothing, timestamp } from '../fields.ts'
import { customerParams } from './customer-params.ts'

const sourceRecord = z
  .object({
    sourceSystem: z.string(),
    sourceId: z.string(),
    matchRule: z.string().nullable(),
    matchConfidence: z.number().nullable(),
  })
  .openapi('SourceRecord')

const level = z.string().nullable()
const bits = z.number().nullable()

/** Why one record was joined to another: a level of agreement and bits of evidence per field. */
const matchLink = z
  .object({
    sourceSystem: z.string(),
    sourceId: z.string(),
    otherSourceSystem: z.string(),
    otherSourceId: z.string(),
    matchRule: z.string().nullable(),
    probability: z.number().nullable(),
    totalBits: bits,
    priorBits: bits,
    nameLevel: level,
    domainLevel: level,
    sourceLevel: level,
    externalIdLevel: level,
    phoneLevel: level,
    phoneBits: bits,
    addressLevel: level,
    addressBits: bits,
    emailLevel: level,
    emailBits: bits,
    countryLevel: level,
    countryBits: bits,
    legalFormLevel: level,
    legalFormBits: bits,
    createdLevel: level,
    createdBits: bits,
  })
  .openapi('MatchLink')

const accountIdentity = z
  .object({
    records: z.array(sourceRecord),
    links: z.array(matchLink),
    attributes: z
      .array(
        z.object({
          attribute: z.string(),
          attributeValue: z.string().nullable(),
          sourceSystem: z.string().nullable(),
          sourceId: z.string().nullable(),
          strategy: z.string().nullable(),
          validFrom: isoDate,
        }),
      )
      .meta({
        description: 'Which source each attribute of the customer was taken from, and by what strategy',
      }),
    events: z.array(
      z.object({
        event: z.string(),
        decision: z.string().nullable(),
        otherCustomerId: z.string().nullable(),
        sourceSystem: z.string().nullable(),
        sourceId: z.string().nullable(),
        otherSourceSystem: z.string().nullable(),
        otherSourceId: z.string().nullable(),
        happenedAt: timestamp,
      }),
    ),
    aliases: z.array(z.string()),
    inReview: z.number().meta({ description: 'Pairs of this customer in the review queue' }),
  })
  .openapi('AccountIdentity')

export const accountIdentityRoutes = [
  defineRoute({
    method: 'get',
    path: '/customers/{customerId}/identities',
    tag: 'Account 360',
    summary: 'The records that are this customer, and why',
    params: customerParams,
    query: z.strictObject({}),
    body: nothing,
    answer: accountIdentity,
  }),
] as const
