import { Graph, layout } from '@dagrejs/dagre'
import type { Answer } from '@waypoint/api/client'

type Lineage = Answer<'/data/lineage'>

interface Placed {
  readonly id: string
  readonly x: number
  readonly y: number
}

export const boxWidth = 208
export const boxHeight = 44

type Edge = Lineage['edges'][number]

/** Whether an edge leads from one hop to the next; others jump over hops, or run within one. */
export function isStep({ from, to }: Edge, hops: ReadonlyMap<string, number>): boolean {
  return (hops.get(to) ?? 0) - (hops.get(from) ?? 0) === 1
}

export const hopsOf = (nodes: Lineage['nodes']): ReadonlyMap<string, number> =>
  new Map(nodes.map(({ uniqueId, distance }) => [uniqueId, distance]))

/** Where each box stands: left to right, as the data flows, a column for each hop. */
export function placedLineage({ nodes, edges }: Pick<Lineage, 'nodes' | 'edges'>): readonly Placed[] {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 56 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes) graph.setNode(node.uniqueId, { width: boxWidth, height: boxHeight })
  const hops = hopsOf(nodes)
  for (const edge of edges) if (isStep(edge, hops)) graph.setEdge(edge.from, edge.to)
  layout(graph)
  return nodes.map(({ uniqueId }) => {
    const place = graph.node(uniqueId) as { readonly x: number; readonly y: number }
    return { id: uniqueId, x: place.x - boxWidth / 2, y: place.y - boxHeight / 2 }
  })
}
