import { DateTimeValue, type Value } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'
import { toLazyValue } from '../lazy-dict.ts'

/** The node as manifest.json has it; while a batch of it runs with `batch`, whose times are datetimes. */
export const model: ContextName = ({ node }) => {
  const value = toLazyValue(node ?? {})
  if (value instanceof Map && node?.resource_type === 'model' && node.batch !== undefined) {
    const { id, event_time_start: start, event_time_end: end } = node.batch
    const batch = new Map<Value, Value>([
      ['id', id],
      ['event_time_start', DateTimeValue.fromDate(start)],
      ['event_time_end', DateTimeValue.fromDate(end)],
    ])
    value.set('batch', batch)
  }
  return value
}
