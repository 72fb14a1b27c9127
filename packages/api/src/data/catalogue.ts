import { z } from '@hono/zod-openapi'
import { defineRoute } from '../define-route.ts'
import { count, nothing, section, severalOf, wholeNumber } from '../fields.ts'
import { listOf } from '../listed.ts'

const resourceTypes = [
  'model',
  'source',
  'seed',
  'snapshot',
  'exposure',
  'metric',
  'semantic_model',
  'saved_query',
  'macro',
  'analysis',
  'function',
] as const

const catalogueEntry = z
  .object({
    uniqueId: z.string(),
    type: z.enum(resourceTypes),
    name: z.string(),
    packageName: z.string(),
    file: z.string(),
    description: z.string(),
    schema: z.string().nullable(),
    materialized: z.string().nullable(),
    tags: z.array(z.string()),
    rows: z.number().nullable().meta({ description: 'In the published version; null where it is not in it' }),
    isPublished: z.boolean(),
    testCount: count,
    failingTests: count,
  })
  .openapi('CatalogueEntry')

const catalogueColumn = z.object({
  name: z.string(),
  type: z.string().nullable(),
  description: z.string(),
  tests: z.array(z.string()),
})

const catalogueResource = catalogueEntry
  .extend({
    relation: z.string().nullable(),
    facts: z.array(z.object({ label: z.string(), value: z.string() })),
    columns: z.array(catalogueColumn),
    tests: z.array(z.string()),
    parents: z.array(z.string()),
    children: z.array(z.string()),
    code: z.string(),
    compiled: z.string().nullable(),
  })
  .openapi('CatalogueResource')

const lineageNode = z
  .object({
    uniqueId: z.string(),
    type: z.string(),
    name: z.string(),
    schema: z.string().nullable(),
    materialized: z.string().nullable(),
    distance: z.number().meta({ description: 'Hops from what was asked for: negative upstream' }),
    status: z.string().nullable().meta({ description: 'Of the last run' }),
    failingTests: count,
    moreParents: count.meta({ description: 'Parents that are not drawn' }),
    moreChildren: count.meta({ description: 'Children that are not drawn' }),
  })
  .openapi('LineageNode')

const columnStep = z.object({
  uniqueId: z.string(),
  name: z.string(),
  column: z.string(),
  depth: z.number(),
  isCopy: z.boolean().meta({ description: 'Passed on unchanged' }),
  via: z.array(z.object({ uniqueId: z.string(), column: z.string() })),
})

const of = { params: nothing, body: nothing, method: 'get', tag: 'Data' } as const
const hops = wholeNumber(0, 20, 2)

export const catalogueRoutes = [
  defineRoute({
    ...of,
    path: '/data/catalogue',
    summary: 'Models, sources, metrics and all else of the project, by name',
    query: z.strictObject({
      q: z.string().max(200).optional(),
      type: severalOf(z.enum(resourceTypes)),
      published: z.enum(['true', 'false']).optional(),
      cursor: z.string().max(400).optional(),
      limit: wholeNumber(1, 5000, 1000),
    }),
    answer: section(
      listOf(catalogueEntry).extend({
        project: z.string().nullable(),
        generatedAt: z.string().nullable(),
        types: z.array(z.object({ type: z.enum(resourceTypes), count })),
      }),
    ),
  }),
  defineRoute({
    ...of,
    path: '/data/catalogue/{uniqueId}',
    summary: 'One of them: columns, descriptions, tests, SQL',
    params: z.object({ uniqueId: z.string().min(1).max(300) }),
    query: z.strictObject({}),
    answer: catalogueResource,
  }),
  defineRoute({
    ...of,
    path: '/data/lineage',
    summary: 'What something is made from and what it feeds, some hops each way',
    query: z.strictObject({
      node: z.string().min(1).max(300).meta({ description: 'unique_id or name' }),
      up: hops,
      down: hops,
      limit: wholeNumber(1, 400, 120).meta({ description: 'Nodes to give at most, the nearest first' }),
    }),
    answer: z.object({
      node: z.string(),
      nodes: z.array(lineageNode),
      edges: z.array(z.object({ from: z.string(), to: z.string() })),
      total: count.meta({ description: 'All that is connected, however far' }),
      drawn: count,
    }),
  }),
  defineRoute({
    ...of,
    path: '/data/lineage/columns',
    summary: 'What a column is made from and what it feeds',
    query: z.strictObject({
      node: z.string().min(1).max(300),
      column: z.string().min(1).max(300),
      up: wholeNumber(0, 50, 5),
      down: wholeNumber(0, 50, 2),
    }),
    answer: section(
      z.object({
        node: z.string(),
        column: z.string(),
        upstream: z.array(columnStep),
        downstream: z.array(columnStep),
        untraced: z.array(z.object({ uniqueId: z.string(), reason: z.string() })),
      }),
    ),
  }),
] as const
