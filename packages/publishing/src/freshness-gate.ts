import type { GateResult } from './gates.ts'

/** When data of a source system last arrived, and how old it may be. */
export interface SourceArrival {
  readonly source: string
  /** Null where nothing ever did. */
  readonly lastArrival: Date | null
  readonly errorAfterSeconds: number
}

const HOUR = 3600

/**
 * The gate of freshness: no source lags behind its target while others arrive. Where none has arrived lately the
 * figures are of a time that has passed for all of them, which is told and refused to nobody.
 */
export function gateOnFreshness(arrivals: readonly SourceArrival[], now: Date): GateResult {
  const name = 'freshness'
  const late = arrivals.filter((arrival) => secondsSince(arrival, now) > arrival.errorAfterSeconds)
  const isLive = late.length < arrivals.length
  return {
    name,
    passed: late.length === 0 || !isLive,
    details: isLive ? late.map((arrival) => describe(arrival, now)) : notJudged(arrivals),
  }
}

/** Which is said where none is live; without a source there is nothing to say. */
function notJudged(arrivals: readonly SourceArrival[]): readonly string[] {
  if (arrivals.length === 0) return []
  const last = arrivals.flatMap(({ lastArrival }) => (lastArrival === null ? [] : [lastArrival.getTime()]))
  if (last.length === 0) return ['not judged: nothing has arrived of any source']
  const until = timeText(new Date(Math.max(...last)))
  return [
    `not judged: no source has delivered anything since ${until}, so none lags behind another; figures are of that time`,
  ]
}

const timeText = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`

function secondsSince({ lastArrival }: SourceArrival, now: Date): number {
  return lastArrival === null ? Number.POSITIVE_INFINITY : (now.getTime() - lastArrival.getTime()) / 1000
}

function describe(arrival: SourceArrival, now: Date): string {
  const { source, lastArrival, errorAfterSeconds } = arrival
  const target = `target ${duration(errorAfterSeconds)}`
  if (lastArrival === null) return `${source}: nothing has arrived, ${target}`
  return `${source}: nothing has arrived for ${duration(secondsSince(arrival, now))}, since ${timeText(lastArrival)}, ${target}`
}

function duration(seconds: number): string {
  const hours = Math.floor(seconds / HOUR)
  return hours < 72 ? `${hours} h` : `${Math.floor(hours / 24)} days`
}
