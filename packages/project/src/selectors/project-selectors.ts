import type { Selection } from '@waypoint/graph'

/** What selectors.yml says. */
export interface ProjectSelectors {
  readonly selections: ReadonlyMap<string, Selection>
  /** The selector that holds where the command line selects nothing. */
  readonly default: string | null
  /** As written, rendered: what the manifest records. */
  readonly definitions: Readonly<Record<string, unknown>>
}

export const NO_SELECTORS: ProjectSelectors = { selections: new Map(), default: null, definitions: {} }
