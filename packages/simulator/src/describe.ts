import { formatDay } from './clock/day.ts'
import { MESS_KINDS, type MessKind, messKindNames } from './mess/kinds.ts'
import {
  type ResolvedShape,
  resolveShape,
  type SimulationScale,
  type SimulationShape,
  simulationScales,
} from './options.ts'
import type { TableSchema } from './schemas/table.ts'
import { deliveredTables, furtherSourceNames, furtherSources } from './sources.ts'

export interface TableDescription {
  readonly source: string
  readonly table: string
  readonly columns: number
  /** Rough: within a factor of two. */
  readonly expectedRows: number
  /** In DuckDB. */
  readonly expectedBytes: number
}

interface MessDescription {
  readonly kind: MessKind
  readonly rate: number
  readonly what: string
}

/** A source that is delivered when it is asked for. */
interface SourceDescription {
  readonly source: string
  readonly isAsked: boolean
  readonly tables: number
  readonly expectedRows: number
  readonly expectedBytes: number
}

interface ScaleDescription {
  readonly scale: SimulationScale
  readonly customerCount: number
  readonly expectedRows: number
  readonly expectedBytes: number
}

export interface SimulationDescription {
  readonly seed: number
  readonly scale: string
  readonly startDate: string
  readonly endDate: string
  readonly baseDate: string
  readonly customerCount: number
  readonly tables: readonly TableDescription[]
  readonly expectedRows: number
  readonly expectedBytes: number
  readonly further: readonly SourceDescription[]
  readonly mess: readonly MessDescription[]
  /** What the scales would be with these dates and sources. */
  readonly scales: readonly ScaleDescription[]
}

/** Bytes of a value in DuckDB's files, compressed, measured over all tables. */
const BYTES_OF_TYPE: Readonly<Record<TableSchema['columns'][string], number>> = {
  varchar: 6,
  timestamp: 3,
  date: 1,
  integer: 1,
  bigint: 2,
  double: 2,
  'decimal(18,6)': 3,
  boolean: 0.2,
}

/** However few rows it has. */
const BYTES_PER_TABLE = 250_000

const bytesPerRow = (table: TableSchema): number =>
  Object.values(table.columns).reduce((sum, type) => sum + BYTES_OF_TYPE[type], 0)

/** Rows per customer in the usual two years, measured; tables that are not listed do not grow. */
const ROWS_PER_CUSTOMER: Readonly<Record<string, number>> = {
  'salesforce.account': 1.3,
  'salesforce.contact': 4.2,
  'salesforce.opportunity': 2.5,
  'salesforce.opportunity_history': 11.7,
  'stripe.customer': 1.2,
  'stripe.payment_method': 1.3,
  'stripe.payment_method_card': 1.3,
  'stripe.card': 1.3,
  'stripe.subscription': 1.3,
  'stripe.subscription_history': 7.8,
  'stripe.subscription_item': 2.1,
  'stripe.subscription_discount': 0.25,
  'stripe.invoice': 6.4,
  'stripe.invoice_line_item': 7.8,
  'stripe.discount': 0.7,
  'stripe.payment_intent': 6.4,
  'stripe.charge': 6.8,
  'stripe.refund': 0.08,
  'stripe.dispute': 0.015,
  'stripe.credit_note': 0.05,
  'stripe.credit_note_line_item': 0.05,
  'stripe.balance_transaction': 7,
  'stripe.fee': 6.2,
  'stripe.payout_balance_transaction': 6.3,
  'zendesk.organization': 1.1,
  'zendesk.domain_name': 1.05,
  'zendesk.user': 5,
  'zendesk.ticket': 9,
  'zendesk.ticket_comment': 50,
  'zendesk.ticket_field_history': 76,
  'zendesk.ticket_schedule': 9,
  'zendesk.ticket_sla_policy': 9,
  'zendesk.satisfaction_rating': 3,
  'app.accounts': 1.1,
  'app.users': 19,
  'app.usage_events': 1560,
  'app.entitlements': 4,
  'app.subscriptions': 1.4,
}

const FIXED_ROWS: Readonly<Record<string, number>> = {
  'salesforce.user': 21,
  'stripe.account': 1,
  'stripe.product': 9,
  'stripe.price': 156,
  'stripe.plan': 156,
  'stripe.tier': 84,
  'stripe.coupon': 19,
  'stripe.payout': 1500,
  'stripe.transfer': 1500,
  'zendesk.group': 1,
  'zendesk.schedule': 5,
  'zendesk.schedule_holiday': 24,
  'zendesk.time_zone': 6,
  'zendesk.sla_policy_metric_history': 32,
  'finance.fx_rate': 1560,
  'finance.holiday': 370,
}

const describeTables = (shape: ResolvedShape): readonly TableDescription[] => {
  const years = (shape.period.endDay - shape.period.startDay + 1) / 365.25
  const further = furtherSources(shape.sources).map((source) => source.expectedRows)
  return deliveredTables(shape.sources).map((table): TableDescription => {
    const name = `${table.source}.${table.name}`
    const perCustomer =
      ROWS_PER_CUSTOMER[name] ?? further.find((rows) => name in rows.perCustomer)?.perCustomer[name]
    const expectedRows =
      perCustomer === undefined
        ? (FIXED_ROWS[name] ?? further.find((rows) => name in rows.fixed)?.fixed[name] ?? 0)
        : Math.round(perCustomer * shape.customerCount * (years / 2) ** 1.5)
    return {
      source: table.source,
      table: table.name,
      columns: Object.keys(table.columns).length,
      expectedRows,
      expectedBytes: BYTES_PER_TABLE + Math.round(expectedRows * bytesPerRow(table)),
    }
  })
}

const totalOf = (tables: readonly TableDescription[]) => ({
  expectedRows: tables.reduce((sum, table) => sum + table.expectedRows, 0),
  expectedBytes: tables.reduce((sum, table) => sum + table.expectedBytes, 0),
})

const describeScale = (options: SimulationShape, scale: SimulationScale): ScaleDescription => {
  const { customerCount: _, ...rest } = options
  const shape = resolveShape({ ...rest, scale })
  return { scale, customerCount: shape.customerCount, ...totalOf(describeTables(shape)) }
}

const describeFurther = (shape: ResolvedShape): readonly SourceDescription[] => {
  const always = new Set(
    describeTables({ ...shape, sources: [] }).map(({ source, table }) => `${source}.${table}`),
  )
  return furtherSourceNames.map((source) => {
    const own = describeTables({ ...shape, sources: [source] }).filter(
      (table) => !always.has(`${table.source}.${table.table}`),
    )
    return { source, isAsked: shape.sources.includes(source), tables: own.length, ...totalOf(own) }
  })
}

/** What `simulate` would make of these options, without making it. */
export const describeSimulation = (options: SimulationShape): SimulationDescription => {
  const shape = resolveShape(options)
  const tables = describeTables(shape)
  return {
    seed: shape.seed,
    scale: shape.scale,
    startDate: formatDay(shape.period.startDay),
    endDate: formatDay(shape.period.endDay),
    baseDate: formatDay(shape.baseDay),
    customerCount: shape.customerCount,
    tables,
    ...totalOf(tables),
    further: describeFurther(shape),
    mess: messKindNames.map((kind) => ({ kind, rate: shape.mess[kind], what: MESS_KINDS[kind].what })),
    scales: simulationScales.map((scale) => describeScale(options, scale)),
  }
}
