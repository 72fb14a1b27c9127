/** What a selection names, and the tests that would join if more of what they test were selected. */
export interface Picked {
  readonly direct: ReadonlySet<string>
  readonly indirect: ReadonlySet<string>
}
