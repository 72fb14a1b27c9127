import { requireRelation, selectList } from '../queries/columns.ts'
import { listedSection } from '../queries/listed-section.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { billing, gapOf } from '../version/coverage.ts'
import type { Reader } from '../version/reader.ts'

/** The wanted columns of a small table, whole. */
async function wholeTable(
  reader: Reader,
  name: string,
  { fields, orderBy }: { readonly fields: readonly string[]; readonly orderBy: string },
): Promise<never[]> {
  const relation = requireRelation(reader, name)
  const sql = `select ${selectList(relation, fields)} from ${relation.sql} order by ${orderBy}`
  return (await reader.rows({ sql, parameters: [] })) as never[]
}

const qualityFields = [
  'scorer',
  'observations',
  'churnedObservations',
  'brierScore',
  'rocAuc',
  'prAuc',
  'liftAtTenth',
  'calibrationError',
]
const calibrationFields = ['scorer', 'tenth', 'observations', 'meanScore', 'churnRate']
const featureFields = ['feature', 'description', 'weight', 'lowestWeight', 'highestWeight', 'oddsRatio']
const bandFields = ['band', 'riskBand', 'bandRank', 'scoreFrom', 'hysteresisPoints']
const measureFields = [
  'segment',
  'lifecycleStage',
  'measure',
  'needs',
  'component',
  'weight',
  'noPenaltyAt',
  'fullPenaltyAt',
  'ceilingBand',
  'ceilingScore',
]

export const riskHandlers: HandlersOf<
  'get /risk/churn' | 'get /risk/cancellations' | 'get /risk/model' | 'get /risk/policy'
> = {
  'get /risk/churn': async (call) =>
    await listedSection(call, {
      title: 'Churn risk',
      relation: 'marts.churn_risk_view',
      needs: [billing],
      orderBy: 'it.rank, it.customer_id',
    }),
  'get /risk/cancellations': async (call) =>
    await listedSection(call, {
      title: 'Known cancellations',
      relation: 'marts.known_cancellations',
      needs: [billing],
      orderBy: 'it.rank, it.customer_id',
    }),
  'get /risk/model': async ({ version }) => {
    const reader = await version()
    const relations = [
      'marts.churn_model_quality',
      'marts.churn_model_calibration',
      'marts.churn_model_features',
    ]
    const gap = gapOf(reader, { title: 'Quality of churn risk', relations, needs: [billing] })
    if (gap !== null) return gap
    const [quality, calibration, features] = await Promise.all([
      wholeTable(reader, 'marts.churn_model_quality', { fields: qualityFields, orderBy: 'scorer' }),
      wholeTable(reader, 'marts.churn_model_calibration', {
        fields: calibrationFields,
        orderBy: 'scorer, tenth',
      }),
      wholeTable(reader, 'marts.churn_model_features', {
        fields: featureFields,
        orderBy: 'abs(weight) desc',
      }),
    ])
    return { state: 'present', value: { quality, calibration, features } }
  },
  'get /risk/policy': async ({ version }) => {
    const reader = await version()
    const relations = ['marts.customer_health_bands', 'marts.customer_health_policy']
    const gap = gapOf(reader, { title: 'Policy of health', relations })
    if (gap !== null) return gap
    const [bands, measures] = await Promise.all([
      wholeTable(reader, 'marts.customer_health_bands', { fields: bandFields, orderBy: 'band_rank' }),
      wholeTable(reader, 'marts.customer_health_policy', {
        fields: measureFields,
        orderBy: 'segment, lifecycle_stage, weight desc, measure',
      }),
    ])
    return { state: 'present', value: { bands, measures } }
  },
}
