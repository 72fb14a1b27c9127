import '@xyflow/react/dist/base.css'
import { Controls, type Edge, Handle, type Node, type NodeProps, Position, ReactFlow } from '@xyflow/react'
import type { Answer } from '@waypoint/api/client'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { useMemo } from 'react'
import { boxHeight, boxWidth, hopsOf, isStep, placedLineage } from '../api/placed-lineage.ts'
import './lineage-graph.css'

type Lineage = Answer<'/data/lineage'>
type LineageNode = Lineage['nodes'][number]
type Box = Node<{ readonly node: LineageNode; readonly isSubject: boolean }, 'box'>

interface LineageGraphProps {
  readonly lineage: Lineage
  readonly onChoose: (uniqueId: string) => void
}

/** More boxes than these are not fitted into the view, but shown around the one that was asked for. */
const SEEN_AT_ONCE = 24

const nodeTypes = { box: LineageBox }

/** Boxes left to right, as the data flows; only what is some hops away. */
export function LineageGraph({ lineage, onChoose }: LineageGraphProps) {
  const { nodes, edges } = useMemo(() => drawn(lineage), [lineage])
  const near = lineage.nodes
    .filter(({ distance }) => lineage.nodes.length <= SEEN_AT_ONCE || Math.abs(distance) <= 1)
    .map(({ uniqueId }) => ({ id: uniqueId }))
  return (
    <div className="lineage-graph">
      <ReactFlow
        key={lineage.node}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodeClick={(_, { id }) => onChoose(id)}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        fitView
        fitViewOptions={{ nodes: near, minZoom: 0.75, maxZoom: 1, padding: 0.04 }}
        minZoom={0.2}
        maxZoom={1.5}
        preventScrolling={false}
        zoomOnScroll={false}
        panOnScroll={false}
        aria-label="Lineage"
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  )
}

function drawn(lineage: Lineage): { readonly nodes: Box[]; readonly edges: Edge[] } {
  const hops = hopsOf(lineage.nodes)
  const places = new Map(placedLineage(lineage).map((place) => [place.id, place]))
  return {
    nodes: lineage.nodes.map((node): Box => {
      const { x = 0, y = 0 } = places.get(node.uniqueId) ?? {}
      return {
        id: node.uniqueId,
        type: 'box',
        position: { x, y },
        width: boxWidth,
        height: boxHeight,
        ariaLabel: `${node.name}, ${term(node.type)}`,
        data: { node, isSubject: node.uniqueId === lineage.node },
      }
    }),
    edges: lineage.edges.map(
      (edge): Edge => ({
        id: `${edge.from} ${edge.to}`,
        source: edge.from,
        target: edge.to,
        ...(isStep(edge, hops) ? {} : { className: 'is-far' }),
      }),
    ),
  }
}

function LineageBox({ data: { node, isSubject } }: NodeProps<Box>) {
  return (
    <div
      className={`lineage-box${isSubject ? ' is-subject' : ''}${node.failingTests > 0 ? ' is-failing' : ''}`}
    >
      <Handle type="target" position={Position.Left} />
      <b>{node.name}</b>
      <span>
        {node.moreParents > 0 ? `${node.moreParents} more ← ` : ''}
        {term(node.type)}
        {node.materialized === null ? '' : `, ${node.materialized}`}
        {node.moreChildren > 0 ? ` → ${node.moreChildren} more` : ''}
      </span>
      <Handle type="source" position={Position.Right} />
    </div>
  )
}
