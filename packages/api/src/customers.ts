import { z } from '@hono/zod-openapi'
import { customerDescribed } from './customer-fields.ts'
import { defineRoute } from './define-route.ts'
import { count, healthBand, nothing, severalOf, yesOrNo } from './fields.ts'
import { listOf, pageQuery, rowMediaTypes } from './listed.ts'

const customerRow = z
  .object({
    ...customerDescribed,
    topReason: z.string().nullable().meta({ description: 'The measure that costs most points' }),
    topReasonPoints: z.number().nullable(),
    history: z
      .array(z.number().nullable())
      .optional()
      .meta({ description: 'Score of each of the last 90 days, the oldest first; with `history=true`' }),
  })
  .openapi('CustomerRow')

/** What customers can be sorted by; `-` in front puts the greatest first. What is unknown comes last. */
const customerSorts = [
  'customerName',
  'segment',
  'owner',
  'healthBand',
  'healthScore',
  'scoreChange1d',
  'scoreChange28d',
  'churnRiskScore',
  'mrrCents',
  'arrCents',
  'renewalDate',
  'openTickets',
  'activeUsers28d',
  'dataCoverage',
] as const

const sort = z.enum(customerSorts.flatMap((name) => [name, `-${name}` as const])).default('-mrrCents')

const customerFilters = {
  q: z.string().max(200).optional().meta({ description: 'Part of a name or domain, or an id of any source' }),
  band: severalOf(healthBand),
  segment: severalOf(z.string().max(100)),
  owner: severalOf(z.string().max(200)),
  country: severalOf(z.string().max(100)),
  tier: severalOf(z.string().max(100)),
  lifecycleStage: severalOf(z.string().max(100)),
  industry: severalOf(z.string().max(100)),
  subscriptionStatus: severalOf(z.string().max(100)),
  paying: yesOrNo,
  delinquent: yesOrNo,
  renewalWithinDays: z.coerce.number<number>().int().min(0).max(3660).optional(),
  minMrrCents: z.coerce.number<number>().int().min(0).max(1e12).optional(),
  reason: severalOf(z.string().max(100)).meta({ description: 'Loses points by this measure' }),
}

const facet = z.array(z.object({ value: z.string().nullable(), customers: count, mrrCents: z.number() }))

export const customerRoutes = [
  defineRoute({
    method: 'get',
    path: '/customers',
    tag: 'Customers',
    summary: 'Customers of the day that the version describes',
    params: nothing,
    query: z.strictObject({
      ...customerFilters,
      sort,
      history: yesOrNo,
      ...pageQuery,
    }),
    body: nothing,
    answer: listOf(customerRow).extend({
      totals: z.object({ mrrCents: z.number(), arrCents: z.number(), payingCustomers: count }),
    }),
    mediaTypes: rowMediaTypes,
  }),
  defineRoute({
    method: 'get',
    path: '/customers/facets',
    tag: 'Customers',
    summary: 'How many customers each filter would leave',
    params: nothing,
    query: z.strictObject(customerFilters),
    body: nothing,
    answer: z.object({
      band: facet,
      segment: facet,
      owner: facet,
      country: facet,
      tier: facet,
      lifecycleStage: facet,
      industry: facet,
      subscriptionStatus: facet,
    }),
  }),
] as const
