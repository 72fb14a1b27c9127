import type { Call } from '../routing/handler.ts'
import { createBindings, whereOf } from '../sql/bindings.ts'
import { gapOf } from '../version/coverage.ts'
import type { Reader } from '../version/reader.ts'
import { dayOf } from '../version/rows.ts'
import { requireRelation, selectList } from './columns.ts'
import { exportAnswer } from './export-answer.ts'
import { requireOrder } from './sliced-rows.ts'

interface AttributionQuery {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly model: readonly string[]
  readonly format: 'json' | 'csv' | 'parquet' | 'ndjson'
}

const credits = 'marts.marketing_attribution'
const returns = 'marts.rpt_marketing_roi'

/** Credits of each channel by each model, and what the models disagree by. */
export async function attributionOf(call: Call<AttributionQuery>) {
  const reader = await call.version()
  const gap = gapOf(reader, { title: 'Attribution', relations: [credits] })
  if (gap !== null) return gap
  const { from, to, model, format } = call.query
  requireOrder(from, to)
  const relation = requireRelation(reader, credits)
  const period = createBindings()
  const within = (bindings: typeof period): (string | null)[] => [
    from === undefined ? null : `acquired_date >= ${bindings.day(from)}`,
    to === undefined ? null : `acquired_date <= ${bindings.day(to)}`,
  ]
  const where = whereOf(within(period))
  const bindings = createBindings()
  const statement = {
    sql: `select channel, model, cast(sum(credit_micros) as double) / 1000000 as credits,
        cast(sum(lowest_credit_micros) as double) / 1000000 as lowest_credits,
        cast(sum(highest_credit_micros) as double) / 1000000 as highest_credits,
        count(distinct conversion_id) as conversions,
        cast(sum(new_mrr_cents) as bigint) as new_mrr_cents
      from ${relation.sql} ${whereOf([...within(bindings), bindings.among('model', model)])}
      group by channel, model order by model, credits desc, channel`,
    parameters: bindings.values,
  }
  if (format !== 'json') return await exportAnswer(call, { statement, format, name: credits })
  const [rows, [span], models] = await Promise.all([
    reader.rows(statement, call.signal),
    reader.rows({
      sql: `select count(distinct conversion_id) as conversions, min(acquired_date) as first_date, max(acquired_date) as last_date
        from ${relation.sql} ${where}`,
      parameters: period.values,
    }),
    modelsOf(reader, credits, 'model'),
  ])
  return {
    state: 'present' as const,
    value: {
      from: from ?? dayOf(span, 'firstDate') ?? reader.asOf ?? '',
      to: to ?? dayOf(span, 'lastDate') ?? reader.asOf ?? '',
      models,
      conversions: Number(span?.['conversions'] ?? 0),
      rows: rows as never[],
    },
  }
}

/** Spend and what came of it, by channel, month and model. */
export async function roiOf(call: Call<AttributionQuery & { readonly channel: readonly string[] }>) {
  const reader = await call.version()
  const gap = gapOf(reader, { title: 'Return on marketing', relations: [returns] })
  if (gap !== null) return gap
  const { from, to, model, channel, format } = call.query
  requireOrder(from, to)
  const relation = requireRelation(reader, returns)
  const bindings = createBindings()
  const where = whereOf([
    from === undefined ? null : `month >= ${bindings.day(from)}`,
    to === undefined ? null : `month <= ${bindings.day(to)}`,
    bindings.among('attribution_model', model),
    bindings.among('channel', channel),
  ])
  const statement = {
    sql: `select ${selectList(relation, call.rowFields)} from ${relation.sql} ${where}
      order by month, channel, attribution_model`,
    parameters: bindings.values,
  }
  if (format !== 'json') return await exportAnswer(call, { statement, format, name: returns })
  const [rows, models] = await Promise.all([
    reader.rows(statement, call.signal),
    modelsOf(reader, returns, 'attribution_model'),
  ])
  return { state: 'present' as const, value: { models, rows: rows as never[] } }
}

async function modelsOf(reader: Reader, name: string, column: string): Promise<string[]> {
  const rows = await reader.rows({
    sql: `select distinct ${column} as model from ${requireRelation(reader, name).sql} where ${column} is not null order by 1`,
    parameters: [],
  })
  return rows.map((row) => String(row['model']))
}
