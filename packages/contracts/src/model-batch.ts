/** One batch of a microbatch model: event times from start, up to and without end. */
export interface ModelBatch {
  /** `20240309`, `20240309T08`, `202403` or `2024`. */
  readonly id: string
  /** As in file names and messages: `2024-03-09`. */
  readonly name: string
  readonly event_time_start: Date
  readonly event_time_end: Date
}
