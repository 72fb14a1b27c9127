import { addMonths, type Day, dayFromDate, dayOf, formatDay, parseDay, startOfDay } from './clock/day.ts'
import { type SimulatedPeriod, simulatedPeriod } from './clock/simulated-period.ts'
import { SimulationError } from './error.ts'
import type { ConvertedOutput } from './formats/converted-output.ts'
import type { MessRates } from './mess/kinds.ts'
import { resolveMessRates } from './mess/rates.ts'
import { USUAL_LOCATIONS_PER_CUSTOMER } from './devices/locations.ts'
import { resolveSources } from './sources.ts'

export type SimulationScale = 'small' | 'demo' | 'reference' | 'large'

export type SimulationOutput =
  | { readonly kind: 'duckdb'; readonly warehouse: string; readonly truth: string }
  | { readonly kind: 'parquet'; readonly dir: string }
  | ConvertedOutput

export interface SimulationShape {
  readonly scale: SimulationScale
  readonly seed: number
  /** `YYYY-MM-DD`; default 2019-01-01. */
  readonly startDate?: string
  /** Calendar months from the start; default 24. Not together with `endDate`. */
  readonly months?: number
  /** Last simulated day. */
  readonly endDate?: string
  /** What the first two years acquire; a longer history adds more. Default: by scale. */
  readonly customerCount?: number
  /** Places that these customers equip with devices; default one and a half per customer. */
  readonly locationCount?: number
  /** Last day of the base extract; default seven days before the end. */
  readonly baseDate?: string
  /** Last day delivered; default the end. */
  readonly throughDate?: string
  /** Sources to deliver besides Salesforce, Stripe, Zendesk, app and finance; naming those changes nothing. `all` names every source. */
  readonly sources?: readonly string[]
  /** Rates of kinds of mess between 0 and 1; `all` stands for those that are not named. */
  readonly mess?: Readonly<Record<string, number>>
}

export type SimulationProgress =
  | {
      readonly phase: 'companies' | 'observing' | 'writing' | 'converting'
      readonly done: number
      readonly total: number
    }
  | { readonly phase: 'events' | 'truth' }

export interface SimulationOptions extends SimulationShape {
  readonly output: SimulationOutput
  /** What to do with an output that exists: by default an error. */
  readonly ifExists?: 'refuse' | 'replace'
  /** DuckDB's threads; the content does not depend on them. */
  readonly threads?: number
  readonly onProgress?: (progress: SimulationProgress) => void
  readonly signal?: AbortSignal
}

export interface ResolvedShape {
  readonly scale: SimulationScale
  readonly seed: number
  readonly customerCount: number
  readonly locationCount: number
  readonly period: SimulatedPeriod
  readonly baseDay: Day
  readonly throughDay: Day
  /** Those asked for, besides the ones that are always delivered. */
  readonly sources: readonly string[]
  readonly mess: MessRates
}

const CUSTOMERS_BY_SCALE: Readonly<Record<SimulationScale, number>> = {
  small: 300,
  demo: 2_000,
  reference: 20_000,
  large: 200_000,
}

export const simulationScales = Object.keys(CUSTOMERS_BY_SCALE) as readonly SimulationScale[]

/** More would not fit the larger companies. */
const MOST_LOCATIONS_PER_CUSTOMER = 10

const DEFAULT_START = dayFromDate(2019, 1, 1)
const DEFAULT_MONTHS = 24
const DAYS_OF_DELTAS = 7

const invalid = (message: string, hint: string): SimulationError =>
  new SimulationError({ code: 'invalid-option', message, hint })

const readDay = (name: string, text: string | undefined): Day | undefined => {
  if (text === undefined) return undefined
  const day = parseDay(text)
  if (day === undefined) throw invalid(`${name} "${text}" is not a date.`, 'Write it as YYYY-MM-DD.')
  return day
}

const resolveEnd = (shape: SimulationShape, startDay: Day): Day => {
  const endDay = readDay('endDate', shape.endDate)
  if (endDay !== undefined && shape.months !== undefined) {
    throw invalid('Both months and endDate are given.', 'Give one of them.')
  }
  if (endDay !== undefined) return endDay
  const months = shape.months ?? DEFAULT_MONTHS
  if (!Number.isInteger(months) || months < 1) {
    throw invalid(`months is ${months}.`, 'Give a whole number of at least 1.')
  }
  return dayOf(addMonths(startOfDay(startDay), months)) - 1
}

const requireRange = (name: string, value: number, range: readonly [number, number]): void => {
  if (!Number.isInteger(value) || value < range[0] || value > range[1]) {
    throw invalid(`${name} is ${value}.`, `Give a whole number between ${range[0]} and ${range[1]}.`)
  }
}

export const resolveShape = (shape: SimulationShape): ResolvedShape => {
  if (!Object.hasOwn(CUSTOMERS_BY_SCALE, shape.scale)) {
    const known = Object.keys(CUSTOMERS_BY_SCALE).join(', ')
    throw new SimulationError({
      code: 'unknown-scale',
      message: `There is no scale "${shape.scale}".`,
      hint: `Choose one of: ${known}.`,
    })
  }
  requireRange('seed', shape.seed, [0, 2 ** 31 - 1])
  const customerCount = shape.customerCount ?? CUSTOMERS_BY_SCALE[shape.scale]
  requireRange('customerCount', customerCount, [1, 200_000])
  const locationCount = shape.locationCount ?? Math.round(customerCount * USUAL_LOCATIONS_PER_CUSTOMER)
  requireRange('locationCount', locationCount, [0, customerCount * MOST_LOCATIONS_PER_CUSTOMER])
  const startDay = readDay('startDate', shape.startDate) ?? DEFAULT_START
  const endDay = resolveEnd(shape, startDay)
  if (endDay < startDay) {
    throw new SimulationError({
      code: 'empty-date-range',
      message: `The end ${formatDay(endDay)} is before the start ${formatDay(startDay)}.`,
      hint: 'Choose an end after the start.',
    })
  }
  const throughDay = Math.min(endDay, readDay('throughDate', shape.throughDate) ?? endDay)
  const baseDay = Math.min(throughDay, readDay('baseDate', shape.baseDate) ?? endDay - DAYS_OF_DELTAS)
  if (baseDay < startDay && shape.baseDate !== undefined) {
    throw invalid(
      `baseDate ${shape.baseDate} is before the start.`,
      `Choose one from ${formatDay(startDay)} on.`,
    )
  }
  return {
    scale: shape.scale,
    seed: shape.seed,
    customerCount,
    locationCount,
    period: simulatedPeriod(startDay, endDay),
    baseDay: Math.max(startDay, baseDay),
    throughDay,
    sources: resolveSources(shape.sources ?? []),
    mess: resolveMessRates(shape.mess ?? {}),
  }
}
