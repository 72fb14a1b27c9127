import { createBindings } from '../sql/bindings.ts'
import { customerRows } from './customer-rows.ts'
import type { Reader } from '../version/reader.ts'
import type { Row } from '../version/rows.ts'

const relation = 'marts.fct_feature_usage'

/** What a customer makes of each feature: the last 28 days, and those up to earlier ends of months. */
export async function featureUsage(reader: Reader, customerId: string) {
  if (!reader.relations.has(relation)) {
    return {
      state: 'missing' as const,
      missing: 'Use by feature',
      why: `This version was published without ${relation}.`,
    }
  }
  const hasNames = reader.relations.has('core.dim_feature')
  const bindings = createBindings()
  const rows = await reader.rows({
    sql: `select feature_id, feature, ${hasNames ? 'feature_name' : 'null as feature_name'}, product, tier, is_entitled, is_used,
        is_adopted, is_latest, active_users, event_count, active_days, date
      from ${customerRows(reader, { id: customerId, bindings })(relation)} ${hasNames ? 'left join (select feature_id, feature_name from core.dim_feature) using (feature_id)' : ''}
      order by product, feature, date`,
    parameters: bindings.values,
  })
  return { state: 'present' as const, value: featuresOf(rows) as never[] }
}

function featuresOf(rows: readonly Row[]): readonly Row[] {
  const months = new Map<string, Row[]>()
  for (const { featureId, isLatest, date, activeUsers, eventCount } of rows) {
    if (isLatest === true) continue
    const own = months.get(String(featureId)) ?? []
    own.push({ date, activeUsers, events: eventCount })
    months.set(String(featureId), own)
  }
  const latest = rows.filter(({ isLatest }) => isLatest === true)
  return latest
    .map((row) => ({
      feature: row['feature'],
      featureName: row['featureName'],
      product: row['product'],
      tier: row['tier'],
      isEntitled: row['isEntitled'],
      isUsed: row['isUsed'],
      isAdopted: row['isAdopted'],
      activeUsers28d: row['activeUsers'],
      events28d: row['eventCount'],
      activeDays28d: row['activeDays'],
      months: months.get(String(row['featureId'])) ?? [],
    }))
    .toSorted((one, other) => Number(other.events28d) - Number(one.events28d))
}
