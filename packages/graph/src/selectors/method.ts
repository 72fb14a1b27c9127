import type { Manifest } from '@waypoint/contracts'
import type { GraphMember } from '../members.ts'
import type { Earlier } from '../state/earlier.ts'

/** One selector method: `tag`, `path`, … Says which members a value names. */
export interface SelectorMethod {
  readonly name: string
  matcher(request: SelectorRequest): (member: GraphMember) => boolean
  /** Values that would match something: for "did you mean". */
  candidates?(members: Iterable<GraphMember>): Iterable<string>
}

export interface SelectorRequest {
  readonly value: string
  /** `['materialized']` of `config.materialized:view`. */
  readonly methodArguments: readonly string[]
  readonly manifest: Manifest
  readonly earlier: Earlier
}
