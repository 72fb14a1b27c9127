import { WaypointError } from '@waypoint/contracts'

/** What stands on one side of a comparison. */
export type NamedState =
  | { readonly kind: 'version'; readonly version: string }
  /** What the last build left, published or not. */
  | { readonly kind: 'warehouse' }
  | { readonly kind: 'target'; readonly target: string }
  /** The project as git has it; null for its files as they are. */
  | { readonly kind: 'revision'; readonly revision: string | null }
  | { readonly kind: 'relation'; readonly schema: string; readonly identifier: string }

const VERSION = /^\d{8}T\d{6}Z(-\d+)?$/
const RELATION = /^([A-Za-z_]\w*)\.([A-Za-z_]\w*)$/
const TARGET = /^target:(.+)$/
const REVISION = /^git:(.+)$/

/** `current` and `previous` are versions; a target is named `target:dev`, a revision `git:main`, a relation `schema.name`. */
export function namedState(text: string): NamedState {
  if (text === 'warehouse') return { kind: 'warehouse' }
  if (text === 'current' || text === 'previous' || VERSION.test(text))
    return { kind: 'version', version: text }
  const target = TARGET.exec(text)?.[1]
  if (target !== undefined) return { kind: 'target', target }
  if (text === 'worktree') return { kind: 'revision', revision: null }
  const revision = REVISION.exec(text)?.[1]
  if (revision !== undefined) return { kind: 'revision', revision }
  const [, schema, identifier] = RELATION.exec(text) ?? []
  if (schema !== undefined && identifier !== undefined) return { kind: 'relation', schema, identifier }
  throw new WaypointError({
    code: 'unknown-state',
    message: `'${text}' is nothing that can be compared`,
    hint: 'name a version (20261121T090000Z, current, previous), warehouse, a target (target:prod), a revision of the project (git:main, worktree) or a relation (marts.fct_revenue)',
  })
}
