import type { FoundMeasure } from '../layer/find-measure.ts'
import type { SemanticLayer } from '../layer/semantic-layer.ts'
import type { Attribute } from './attribute.ts'
import { attributesOf } from './attributes-of.ts'

/** Who reads names: a measure on behalf of a metric. */
interface Owner {
  readonly metric: string
  readonly attributes: ReadonlyMap<string, Attribute>
}

/** The names that one name in a query may stand for: what every measure behind it can be grouped by. */
export interface Scope {
  readonly owners: readonly Owner[]
  readonly shared: ReadonlyMap<string, Attribute>
}

export interface ScopedMeasure {
  readonly metric: string
  readonly found: FoundMeasure
}

export function scopeOf(layer: SemanticLayer, measures: readonly ScopedMeasure[]): Scope {
  const owners = measures.map(({ metric, found }) => ({ metric, attributes: attributesOf(layer, found) }))
  const [first, ...others] = owners
  const shared = [...(first?.attributes ?? [])].filter(([name]) =>
    others.every((owner) => owner.attributes.has(name)),
  )
  return { owners, shared: new Map(shared) }
}
