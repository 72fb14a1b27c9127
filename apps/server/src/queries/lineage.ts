import type { Manifest } from '@waypoint/contracts'
import { nameOf, testsOf } from './catalogue.ts'

interface LineageRequest {
  readonly node: string
  readonly up: number
  readonly down: number
  readonly limit: number
}

interface Known {
  readonly manifest: Manifest
  readonly statuses: ReadonlyMap<string, string>
  readonly failing: ReadonlySet<string>
}

const isTest = (id: string): boolean => /^(unit_)?test\./.test(id)

/** What a node is made from and what it feeds, the nearest first and never more than `limit`. */
export function lineageAround(
  { node, up, down, limit }: LineageRequest,
  { manifest, statuses, failing }: Known,
) {
  const parentsOf = (id: string): readonly string[] => manifest.parent_map[id] ?? []
  const childrenOf = (id: string): readonly string[] =>
    (manifest.child_map[id] ?? []).filter((child) => !isTest(child))
  const upstream = walk(node, parentsOf)
  const downstream = walk(node, childrenOf)
  const near = [
    ...[...upstream].filter(([, hops]) => hops <= up).map(([id, hops]) => [id, -hops] as const),
    ...[...downstream].filter(([, hops]) => hops <= down),
  ].toSorted(([one, left], [other, right]) => Math.abs(left) - Math.abs(right) || one.localeCompare(other))
  const drawn = new Map([[node, 0] as const, ...near].slice(0, limit))
  const nodes = [...drawn].map(([id, distance]) => ({
    uniqueId: id,
    type: id.split('.')[0] ?? '',
    name: nameOf(id),
    schema: manifest.nodes[id]?.schema ?? manifest.sources[id]?.schema ?? null,
    materialized: materializedOf(manifest, id),
    distance,
    status: statuses.get(id) ?? null,
    failingTests: testsOf(id, manifest).filter((test) => failing.has(test)).length,
    moreParents: parentsOf(id).filter((parent) => !drawn.has(parent)).length,
    moreChildren: childrenOf(id).filter((child) => !drawn.has(child)).length,
  }))
  const edges = nodes.flatMap(({ uniqueId: to }) =>
    parentsOf(to)
      .filter((from) => drawn.has(from))
      .map((from) => ({ from, to })),
  )
  const connected = new Set([node, ...upstream.keys(), ...downstream.keys()])
  return { node, nodes, edges, total: connected.size, drawn: nodes.length }
}

/** All that can be reached, with the fewest hops to it. */
function walk(start: string, next: (id: string) => readonly string[]): ReadonlyMap<string, number> {
  const hops = new Map<string, number>()
  let frontier: readonly string[] = [start]
  for (let distance = 1; frontier.length > 0; distance += 1) {
    const found = new Set(frontier.flatMap(next).filter((id) => id !== start && !hops.has(id)))
    for (const id of found) hops.set(id, distance)
    frontier = [...found]
  }
  return hops
}

function materializedOf(manifest: Manifest, id: string): string | null {
  const materialized: unknown = manifest.nodes[id]?.config['materialized']
  return typeof materialized === 'string' ? materialized : null
}
