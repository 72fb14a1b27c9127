import { type Client, createClient } from '@waypoint/api/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  decidedDeals,
  overdueDeals,
  stageDeals,
  velocityDeals,
} from '../../apps/web/src/features/growth/api/deal-rows.ts'
import { channelSpend, creditedCustomers } from '../../apps/web/src/features/growth/api/marketing-rows.ts'
import { locationsOn, observedDevices } from '../../apps/web/src/features/operations/api/device-rows.ts'
import {
  activePeople,
  cohortPeople,
  lifecyclePeople,
} from '../../apps/web/src/features/product/api/people-rows.ts'
import { cohortRows } from '../../apps/web/src/features/revenue/api/cohort-rows.ts'
import { type PolicyStep, policyRows } from '../../apps/web/src/features/revenue/api/policy-rows.ts'
import { retainedRows } from '../../apps/web/src/features/revenue/api/retained-rows.ts'
import {
  clockedTickets,
  ratedTickets,
  waitingTickets,
} from '../../apps/web/src/features/service/api/ticket-rows.ts'
import { present } from './app-pages.ts'
import { type ServedDemo, servedDemo } from './served-demo.ts'

let demo: ServedDemo
let api: Client

beforeAll(async () => {
  demo = await servedDemo(20)
  api = createClient({ baseUrl: demo.address, fetch })
})

afterAll(async () => {
  await demo?.stop()
})

type Rows = readonly Readonly<Record<string, unknown>>[]

/** One after the other: a client may run a few statements at a time only. */
let before: Promise<unknown> = Promise.resolve()

function rowsOf(sql: string): Promise<Rows> {
  const rows = before.then(async () => await answered(sql))
  before = rows.catch(() => undefined)
  return rows
}

async function answered(sql: string): Promise<Rows> {
  const { table } = await api.post('/sql', { body: { sql, limit: 10_000 } })
  const names = table.columns.map(({ name }) => name)
  return table.rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])))
}

const counted = async (sql: string): Promise<number> => (await rowsOf(sql)).length

const sum = (rows: Rows, column: string): number =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0)

/** A figure of the API, and what the rows behind it come to. */
type Drill = readonly [figure: number, behind: number]

const drills: Readonly<Record<string, () => Promise<readonly Drill[]>>> = {
  'a cell of the cohort map': async () => {
    const { rows } = present(await api.get('/revenue/cohorts', { query: { dimension: 'segment' } }))
    const cells = [0, 6].map((offset) =>
      rows.findLast((row) => row.isCompleteMonth && row.monthOffset === offset && row.retainedMrrCents > 0),
    )
    return (
      await Promise.all(
        cells.map(async (cell) => {
          const { cohortMonth: start = '', monthOffset: offset = 0, slice: segment } = cell ?? {}
          const behind = await rowsOf(cohortRows({ start, grain: 'month', offset, segment }))
          return [
            [cell?.cohortCustomers ?? 0, behind.length],
            [(cell?.startingMrrCents ?? 0) / 100, sum(behind, 'starting_mrr')],
            [(cell?.retainedMrrCents ?? 0) / 100, sum(behind, 'kept_mrr')],
          ] as const
        }),
      )
    ).flat()
  },
  'a step of a policy': async () => {
    const { presets } = present(await api.get('/revenue/policies'))
    const steps: readonly (readonly [PolicyStep, keyof (typeof presets)[number], string])[] = [
      ['ledger', 'ledgerMrrCents', 'ledger'],
      ['discount', 'discountCents', 'discounts'],
      ['usage', 'usageCents', 'usage'],
      ['mrr', 'mrrCents', 'mrr'],
    ]
    return await Promise.all(
      presets.slice(0, 2).flatMap((preset) =>
        steps.map(async ([step, figure, column]) => {
          const behind = await rowsOf(policyRows(preset.preset, step))
          return [Number(preset[figure]) / 100, sum(behind, column)] as const
        }),
      ),
    )
  },
  'a slice of retention': async () =>
    (
      await Promise.all(
        (['country', 'plan_tier', 'product'] as const).map(async (dimension) => {
          const asked = { windowMonths: '12', dimension } as const
          const { rows } = present(await api.get('/revenue/retention', { query: asked }))
          const row = rows.findLast((slice) => slice.isCompleteMonth && slice.customersStart > 1)
          const behind = await rowsOf(
            retainedRows({ ...asked, slice: row?.slice ?? '', month: row?.month ?? '' }),
          )
          return [
            [row?.customersStart ?? 0, behind.length],
            [(row?.startingMrrCents ?? 0) / 100, sum(behind, 'starting_mrr')],
            [(row?.retainedMrrCents ?? 0) / 100, sum(behind, 'kept_mrr')],
          ] as const
        }),
      )
    ).flat(),
  'win rate and velocity': async () => {
    const query = { dimension: 'total' }
    const won = present(await api.get('/growth/win-rates', { query })).rows.at(-1)
    const pace = present(await api.get('/growth/velocity', { query })).rows.at(-1)
    const decided = await rowsOf(decidedDeals(won?.month ?? ''))
    const paced = await rowsOf(velocityDeals(pace?.month ?? ''))
    return [
      [won?.wonCount ?? 0, decided.filter(({ outcome }) => outcome === 'won').length],
      [(won?.wonCount ?? 0) + (won?.lostCount ?? 0), decided.length],
      [pace?.openCount ?? 0, paced.filter((row) => row['counted_as'] === 'open then').length],
    ]
  },
  'what is overdue': async () => {
    const { rows } = present(await api.get('/growth/pipeline', { query: { dimension: 'total' } }))
    const running = rows.find(({ isRunningQuarter }) => isRunningQuarter)
    return [[(running?.overdueAmountCents ?? 0) / 100, sum(await rowsOf(overdueDeals()), 'amount')]]
  },
  'a stage': async () => {
    const { rows } = present(await api.get('/growth/stages', { query: { dimension: 'total' } }))
    return (
      await Promise.all(
        rows.slice(0, 2).map(async (row) => {
          const behind = await rowsOf(stageDeals(row))
          return [
            [row.enteredCount, behind.length],
            [row.advancedCount, behind.filter((deal) => deal['went_on'] === true).length],
          ] as const
        }),
      )
    ).flat()
  },
  'a channel': async () => {
    const { rows } = present(await api.get('/growth/roi', { query: { model: ['linear'] } }))
    const channels = [...new Set(rows.map(({ channel }) => channel))].slice(0, 2)
    return (
      await Promise.all(
        channels.map(async (channel) => {
          const own = rows.filter((row) => row.channel === channel)
          return [
            [
              own.reduce((total, row) => total + row.newCustomers, 0),
              sum(await rowsOf(creditedCustomers(channel, 'linear')), 'credit'),
            ],
            [
              own.reduce((total, row) => total + (row.spendCents ?? 0), 0) / 100,
              sum(await rowsOf(channelSpend(channel)), 'spend'),
            ],
          ] as const
        }),
      )
    ).flat()
  },
  'people active, by day and by place of the lifecycle': async () => {
    const query = { dimension: 'total' }
    const day = present(await api.get('/product/active-users', { query })).rows.at(-1)
    const { rows } = present(await api.get('/product/lifecycle', { query: { ...query, period: 'month' } }))
    const month = rows.findLast(({ isComplete }) => isComplete)
    const peopleOf = async (days: number): Promise<number> =>
      (await rowsOf(activePeople({ date: day?.date ?? '', days, segment: undefined }))).length
    const placed = async (place: Parameters<typeof lifecyclePeople>[1]): Promise<number> =>
      (await rowsOf(lifecyclePeople(month?.periodStart ?? '', place))).length
    return [
      [day?.dau ?? 0, await peopleOf(1)],
      [day?.mau ?? 0, await peopleOf(28)],
      [month?.newUsers ?? 0, await placed('new')],
      [month?.currentUsers ?? 0, await placed('current')],
      [month?.resurrectedUsers ?? 0, await placed('resurrected')],
      [month?.dormantUsers ?? 0, await placed('dormant')],
    ]
  },
  'a cell of the map of those who come back': async () => {
    const query = { dimension: 'total', method: 'bracket' as const }
    const { rows } = present(await api.get('/product/retention', { query }))
    const cell = rows.findLast(({ firstDay }) => firstDay === 29)
    const { cohortMonth: month = '', firstDay = 0, lastDay } = cell ?? {}
    const behind = await rowsOf(cohortPeople({ month, firstDay, lastDay: lastDay ?? firstDay }))
    return [
      [cell?.people ?? 0, behind.length],
      [cell?.retainedPeople ?? 0, behind.filter((row) => row['came_back'] === true).length],
    ]
  },
  'uptime and places by state': async () => {
    const query = { dimension: 'total' }
    const month = present(await api.get('/operations/devices', { query })).rows.at(-1)
    const places = present(await api.get('/operations/locations', { query })).rows.at(-1)
    const observed = await rowsOf(observedDevices(month?.month ?? ''))
    const end = new Date(`${places?.month ?? ''}T00:00Z`)
    end.setUTCMonth(end.getUTCMonth() + 1, 0)
    const at = end.toISOString()
    return [
      [
        month?.uptime ?? 0,
        Math.round((sum(observed, 'online_seconds') / sum(observed, 'observed_seconds')) * 1e4) / 1e4,
      ],
      [month?.outages ?? 0, sum(observed, 'outages')],
      [places?.onlineLocations ?? 0, (await rowsOf(locationsOn(at, 'online'))).length],
      [places?.offlineLocations ?? 0, (await rowsOf(locationsOn(at, 'offline'))).length],
    ]
  },
  'promises, waiting tickets and ratings': async () => {
    const query = { dimension: 'total' }
    const kept = present(
      await api.get('/service/adherence', { query: { ...query, metric: ['first_reply_time'] } }),
    ).rows.at(-1)
    const day = present(await api.get('/service/backlog', { query })).rows.at(-1)
    const rated = present(await api.get('/service/satisfaction', { query })).rows.at(-1)
    const clocked = { metric: 'first_reply_time', month: kept?.month ?? '' }
    return [
      [kept?.met ?? 0, await counted(clockedTickets({ ...clocked, state: 'met' }))],
      [kept?.breached ?? 0, await counted(clockedTickets({ ...clocked, state: 'breached' }))],
      [day?.backlog ?? 0, await counted(waitingTickets(day?.date ?? '', false))],
      [day?.criticalBacklog ?? 0, await counted(waitingTickets(day?.date ?? '', true))],
      [(rated?.good ?? 0) + (rated?.bad ?? 0), await counted(ratedTickets(rated?.month ?? '', true))],
      [
        rated?.unrated ?? 0,
        (await counted(ratedTickets(rated?.month ?? '', false))) - (rated?.good ?? 0) - (rated?.bad ?? 0),
      ],
    ]
  },
}

it.each(Object.keys(drills))('%s is what the rows behind it come to', async (name) => {
  const found = (await drills[name]?.()) ?? []
  expect(found.length).toBeGreaterThan(0)
  for (const [figure, behind] of found) expect(behind).toBeCloseTo(figure, 1)
})
