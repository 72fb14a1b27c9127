import { WaypointError } from '@waypoint/contracts'
import {
  additivityOf,
  findMetric,
  planQuery,
  queryScope,
  renderQuery,
  type SemanticLayer,
} from '@waypoint/semantics'
import { exportAnswer } from '../queries/export-answer.ts'
import { requireOrder } from '../queries/sliced-rows.ts'
import type { Call, HandlersOf } from '../routing/handler.ts'
import { requireQuery } from '../sql/require-query.ts'
import { runQuery } from '../sql/run-query.ts'
import { tableOf } from '../sql/table-of.ts'
import { quoted } from '../version/reader.ts'

const noLayer = 'Nothing was run in this workspace yet: `waypoint build` writes the metrics down.'

async function requireLayer({ context }: Call): Promise<SemanticLayer> {
  const layer = await context.project.layer()
  if (layer !== null) return layer
  throw new WaypointError({ code: 'nothing-built', message: 'There are no metrics yet.', hint: noLayer })
}

function requireNames(names: readonly string[]): void {
  if (names.length > 0) return
  throw new WaypointError({
    code: 'no-metric',
    message: 'No metric was named.',
    hint: 'Name one or several: metrics=mrr&metrics=nrr. GET /api/v1/metrics lists them.',
  })
}

export const metricHandlers: HandlersOf<'get /metrics' | 'get /metrics/dimensions' | 'get /metrics/query'> = {
  'get /metrics': async ({ context }) => {
    const layer = await context.project.layer()
    if (layer === null) return { state: 'missing', missing: 'Metrics', why: noLayer }
    const items = [...layer.metrics.values()].map((metric) => {
      const unit = metric.meta['unit']
      return {
        name: metric.name,
        label: metric.label,
        type: metric.definition.type,
        unit: typeof unit === 'string' ? unit : null,
        description: metric.description,
        additivity: additivityOf(layer, metric),
        dimensions: [...queryScope(layer, [metric]).shared.keys()],
      }
    })
    return { state: 'present', value: { items } }
  },
  'get /metrics/dimensions': async (call) => {
    const layer = await requireLayer(call)
    requireNames(call.query.metrics)
    const { shared } = queryScope(
      layer,
      call.query.metrics.map((name) => findMetric(layer, name)),
    )
    const items = [...shared.values()].map(({ name, kind, grain, description }) => ({
      name,
      kind,
      grain,
      description,
    }))
    return { items }
  },
  'get /metrics/query': async (call) => {
    const layer = await requireLayer(call)
    const { metrics, groupBy, where, start, end, orderBy, limit, format } = call.query
    requireNames(metrics)
    requireOrder(start, end)
    const plan = planQuery(layer, {
      metrics,
      groupBy,
      where,
      start: start ?? null,
      end: end ?? null,
      orderBy,
      limit: null,
    })
    const sql = renderQuery(plan, {
      layer,
      relationSql: ({ schema, alias }) => `${quoted(schema)}.${quoted(alias)}`,
    })
    const reader = await call.version()
    if (format !== 'json') {
      await requireQuery(reader, sql)
      return await exportAnswer(call, {
        statement: { sql, parameters: [] },
        format,
        name: metrics.join('_').slice(0, 80),
      })
    }
    // Conditions are a reader's own words: what they became runs where nothing but reading is possible.
    const { context, signal } = call
    const result = await runQuery(context, reader, { sql, limit, database: 'published', signal })
    return {
      metrics: plan.figures.map(({ metric, label, unit, additivity }) => ({
        metric,
        label,
        unit,
        additivity,
      })),
      groupBy: plan.groups.map(({ alias }) => alias),
      table: tableOf(result),
      notes: [...plan.notes],
      sql,
    }
  },
}
