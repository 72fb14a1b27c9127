import type { TextPlace } from './segments.ts'

export interface NodePlace extends TextPlace {
  /** Which of the index's segments. */
  readonly segment: number
}
