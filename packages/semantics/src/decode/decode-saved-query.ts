import { WaypointError } from '@waypoint/contracts'
import { nameOfCall } from '../filters/name-of-call.ts'
import type { SavedExport, SavedQuery } from '../layer/saved-query.ts'
import { type JsonMap, mapOf, mapsOf, numberOrNull, textOf, textOrNull, textsOf } from './json.ts'

export function decodeSavedQuery(data: JsonMap): SavedQuery {
  const name = textOf(data['name'])
  const params = mapOf(data['query_params'])
  return {
    name,
    label: textOrNull(data['label']),
    description: textOf(data['description']),
    query: {
      metrics: textsOf(params['metrics']),
      groupBy: textsOf(params['group_by']).map((text) => columnOf(text, name)),
      where: mapsOf(mapOf(params['where'])['where_filters']).map((filter) =>
        textOf(filter['where_sql_template']),
      ),
      start: null,
      end: null,
      orderBy: textsOf(params['order_by']).map((text) => orderOf(text, name)),
      limit: numberOrNull(params['limit']),
    },
    exports: mapsOf(data['exports']).map(decodeExport),
  }
}

function decodeExport(data: JsonMap): SavedExport {
  const config = mapOf(data['config'])
  const name = textOf(data['name'])
  return {
    name,
    kind: config['export_as'] === 'view' ? 'view' : 'table',
    schema: textOf(config['schema_name']),
    alias: textOrNull(config['alias']) ?? name,
  }
}

const METRIC = /^Metric\(\s*(['"])(\w+)\1\s*\)$/
const DESCENDING = /\.\s*descending\(\s*(True|False)\s*\)\s*$/i

/** `Metric('mrr').descending(True)`, `Dimension('customer__segment')`, or `-mrr`. */
function orderOf(text: string, query: string): string {
  const direction = DESCENDING.exec(text)
  const column = columnOf(direction === null ? text : text.slice(0, direction.index), query)
  return direction?.[1]?.toLowerCase() === 'true' ? `-${column}` : column
}

function columnOf(text: string, query: string): string {
  const written = text.trim()
  const name = written.includes('(') ? (METRIC.exec(written)?.[2] ?? nameOfCall(written)) : written
  if (name !== undefined) return name
  throw new WaypointError({
    code: 'invalid-saved-query',
    message: `The saved query '${query}' names '${text}', which is no dimension, entity or metric.`,
    hint: "Write Dimension('customer__segment'), TimeDimension('metric_time', 'month'), Entity('customer') or Metric('mrr').",
  })
}
