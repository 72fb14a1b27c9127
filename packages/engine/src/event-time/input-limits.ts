import type { EventWindow } from './event-window.ts'

/** How much of its inputs a run reads. */
export interface InputLimits {
  /** `--empty`: no rows at all. */
  readonly empty: boolean
  /** `--sample`: of inputs that have an event time, the rows of this window. */
  readonly sample: EventWindow | null
  /** The database compares no text with a moment: bounds are written as timestamps in UTC. */
  readonly typedMoments?: boolean
}
