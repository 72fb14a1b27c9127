import { rowsOfCustomer } from './customer-rows.ts'
import { kept } from '../version/kept.ts'
import type { Reader } from '../version/reader.ts'
import type { Row } from '../version/rows.ts'

const relation = 'marts.fct_feature_usage'
const fields = [
  'featureId',
  'feature',
  'product',
  'tier',
  'isEntitled',
  'isUsed',
  'isAdopted',
  'isLatest',
  'activeUsers',
  'eventCount',
  'activeDays',
  'date',
] as const

/** What a customer makes of each feature: the last 28 days, and those up to earlier ends of months. */
export async function featureUsage(reader: Reader, customerId: string) {
  if (!reader.relations.has(relation)) {
    return {
      state: 'missing' as const,
      missing: 'Use by feature',
      why: `This version was published without ${relation}.`,
    }
  }
  const [rows, names] = await Promise.all([
    rowsOfCustomer(reader, { id: customerId, relation, fields, order: ['product', 'feature', 'date'] }),
    featureNames(reader),
  ])
  const named = rows.map((row) => ({ ...row, featureName: names.get(String(row['featureId'])) ?? null }))
  return { state: 'present' as const, value: featuresOf(named) as never[] }
}

function featureNames(reader: Reader): Promise<ReadonlyMap<string, string>> {
  return kept(reader, 'feature names', async () => {
    if (!reader.relations.has('core.dim_feature')) return new Map()
    const rows = await reader.rows({
      sql: 'select feature_id, feature_name from core.dim_feature',
      parameters: [],
    })
    return new Map(rows.map((row) => [String(row['featureId']), String(row['featureName'])]))
  })
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
