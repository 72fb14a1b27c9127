import { expect, test } from 'vitest'
import { decodeSemanticLayer } from './decode/decode-semantic-layer.ts'
import { findSavedQuery } from './layer/find-saved-query.ts'

const saved = (params: object, more: object = {}) =>
  decodeSemanticLayer({
    saved_queries: [{ name: 'revenue', description: 'MRR.', query_params: params, ...more }],
  })

test('a saved query is asked for by the names that its calls stand for', () => {
  const layer = saved({
    metrics: ['mrr', 'nrr'],
    group_by: ["TimeDimension('metric_time', 'month')", "Dimension('customer__segment')", 'country'],
    where: { where_filters: [{ where_sql_template: "{{ Dimension('customer__segment') }} = 'smb'" }] },
    order_by: ["Metric('mrr').descending(True)", "Dimension('customer__segment')", '-country'],
    limit: 3,
  })
  expect(findSavedQuery(layer, 'revenue').query).toEqual({
    metrics: ['mrr', 'nrr'],
    groupBy: ['metric_time__month', 'customer__segment', 'country'],
    where: ["{{ Dimension('customer__segment') }} = 'smb'"],
    start: null,
    end: null,
    orderBy: ['-mrr', 'customer__segment', '-country'],
    limit: 3,
  })
})

test('an export says where its rows would be kept', () => {
  const place = { config: { export_as: 'view', schema_name: 'exports', alias: 'mrr_by_month' } }
  const layer = saved(
    {},
    {
      exports: [
        { name: 'monthly', ...place },
        { name: 'plain', config: {} },
      ],
    },
  )
  expect(findSavedQuery(layer, 'revenue').exports).toEqual([
    { name: 'monthly', kind: 'view', schema: 'exports', alias: 'mrr_by_month' },
    { name: 'plain', kind: 'table', schema: '', alias: 'plain' },
  ])
})

test('what cannot be read, or is not there, is said so', () => {
  expect(() => saved({ group_by: ['Dimension(customer)'] })).toThrow("names 'Dimension(customer)'")
  expect(() => findSavedQuery(saved({}), 'revenu')).toThrow("There is no saved query 'revenu'.")
})
