import { Graph, layout } from '@dagrejs/dagre'
import type { Answer } from '@waypoint/api/client'

type Lineage = Answer<'/data/lineage'>

export interface Placed {
  readonly id: string
  readonly x: number
  readonly y: number
}

export const boxWidth = 208
export const boxHeight = 44

/** Where each box stands: left to right, as the data flows. */
export function placedLineage({ nodes, edges }: Pick<Lineage, 'nodes' | 'edges'>): readonly Placed[] {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 56 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes) graph.setNode(node.uniqueId, { width: boxWidth, height: boxHeight })
  for (const { from, to } of edges) graph.setEdge(from, to)
  layout(graph)
  return nodes.map(({ uniqueId }) => {
    const place = graph.node(uniqueId) as { readonly x: number; readonly y: number }
    return { id: uniqueId, x: place.x - boxWidth / 2, y: place.y - boxHeight / 2 }
  })
}
