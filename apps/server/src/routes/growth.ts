import { attributionOf, roiOf } from '../queries/attribution.ts'
import { listedSection } from '../queries/listed-section.ts'
import { requireOrder, slicedRows } from '../queries/sliced-rows.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { containing } from '../sql/bindings.ts'
import { campaigns, deals } from '../version/coverage.ts'

const needs = [deals]

export const growthHandlers: HandlersOf<
  | 'get /growth/pipeline'
  | 'get /growth/win-rates'
  | 'get /growth/velocity'
  | 'get /growth/stages'
  | 'get /growth/opportunities'
  | 'get /growth/attribution'
  | 'get /growth/roi'
  | 'get /growth/campaigns'
> = {
  'get /growth/pipeline': async (call) =>
    await slicedRows(call, { title: 'Pipeline', relation: 'marts.sales_pipeline', needs, at: 'quarter' }),
  'get /growth/win-rates': async (call) =>
    await slicedRows(call, {
      title: 'Win rates',
      relation: 'marts.win_rates',
      needs,
      at: 'month',
      conditions: (bindings) => [`window_months = ${bindings.put(call.query.windowMonths)}`],
    }),
  'get /growth/velocity': async (call) =>
    await slicedRows(call, {
      title: 'Sales velocity',
      relation: 'marts.deal_velocity',
      needs,
      at: 'month',
      conditions: (bindings) => [`window_months = ${bindings.put(call.query.windowMonths)}`],
    }),
  'get /growth/stages': async (call) =>
    await slicedRows(call, {
      title: 'Stages',
      relation: 'marts.sales_stage_conversion',
      needs,
      at: null,
      orderBy: 'source_system, pipeline_name, stage_order',
    }),
  'get /growth/opportunities': async (call) => {
    const { q, stage, owner, segment, outcome, open, closeFrom, closeTo } = call.query
    requireOrder(closeFrom, closeTo)
    return await listedSection(call, {
      title: 'Deals',
      relation: 'marts.fct_opportunities',
      needs,
      conditions: (bindings) => [
        q === undefined || q === ''
          ? null
          : containing(bindings, ['it.opportunity_name', 'it.opportunity_id'], q),
        bindings.among('it.stage_name', stage),
        bindings.among('it.owner_name', owner),
        bindings.among('it.segment', segment),
        bindings.among('it.outcome', outcome),
        open === undefined ? null : `it.is_open = ${bindings.put(open === 'true')}`,
        closeFrom === undefined ? null : `it.close_date >= ${bindings.day(closeFrom)}`,
        closeTo === undefined ? null : `it.close_date <= ${bindings.day(closeTo)}`,
      ],
      orderBy: 'it.is_open desc, it.amount_cents desc nulls last, it.opportunity_id',
    })
  },
  'get /growth/attribution': attributionOf,
  'get /growth/roi': roiOf,
  'get /growth/campaigns': async (call) =>
    await listedSection(call, {
      title: 'Campaigns',
      relation: 'entities.entity_campaigns',
      needs: [campaigns],
      conditions: (bindings) => [bindings.among('it.platform', call.query.platform)],
      orderBy: 'it.spend_cents desc nulls last, it.campaign_id',
    }),
}
