import type { Manifest, ModelNode } from '@waypoint/contracts'

/** Models of a layer, and of a domain within it. */
export interface ModelGroup {
  readonly title: string
  readonly models: readonly ModelNode[]
  /** Copied into published versions. */
  readonly isServed: boolean
}

const SERVED = ['marts', 'entities', 'core', 'ref']

export function modelGroups(manifest: Manifest): readonly ModelGroup[] {
  const groups = new Map<string, ModelNode[]>()
  for (const node of byName(Object.values(manifest.nodes))) {
    if (node.resource_type !== 'model') continue
    const place = placeOf(node)
    groups.set(place, [...(groups.get(place) ?? []), node])
  }
  return [...groups]
    .map(([place, models]) => ({ place, models, isServed: SERVED.includes(layerOf(place)) }))
    .toSorted((left, right) => rank(left.place) - rank(right.place) || compare(left.place, right.place))
    .map(({ place, models, isServed }) => ({ title: titleOf(place), models, isServed }))
}

/** `models/marts/finance/x.sql` is of `marts/finance`. */
const placeOf = (model: ModelNode): string => model.original_file_path.split('/').slice(1, -1).join('/')

const layerOf = (place: string): string => place.split('/')[0] ?? ''

function rank(place: string): number {
  const index = SERVED.indexOf(layerOf(place))
  return index < 0 ? SERVED.length : index
}

function titleOf(place: string): string {
  const words = place.replaceAll('_', ' ').split('/')
  const [first = 'models'] = words
  return [first.charAt(0).toUpperCase() + first.slice(1), ...words.slice(1)].join(', ')
}

export function byName<T extends { readonly name: string }>(nodes: readonly T[]): readonly T[] {
  return nodes.toSorted((left, right) => compare(left.name, right.name))
}

export const compare = (left: string, right: string): number => (left === right ? 0 : left < right ? -1 : 1)
