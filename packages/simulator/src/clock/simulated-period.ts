import { type Day, type Instant, startOfDay } from './day.ts'

/** The simulated history: whole days, first and last included. */
export interface SimulatedPeriod {
  readonly startDay: Day
  readonly endDay: Day
  /** The instant at which the last day is over. */
  readonly endsAt: Instant
}

export const simulatedPeriod = (startDay: Day, endDay: Day): SimulatedPeriod => ({
  startDay,
  endDay,
  endsAt: startOfDay(endDay + 1),
})
