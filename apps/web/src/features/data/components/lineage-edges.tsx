import type { Answer } from '@waypoint/api/client'
import { boxHeight, boxWidth, columnsOf, isStep } from '../api/placed-lineage.ts'

interface Place {
  readonly x: number
  readonly y: number
}

interface LineageEdgesProps {
  readonly lineage: Pick<Answer<'/data/lineage'>, 'nodes' | 'edges'>
  readonly places: ReadonlyMap<string, Place>
  readonly margin: number
  /** Its lines are lit. */
  readonly pointed: string | undefined
  readonly size: { readonly width: number; readonly height: number }
}

/** Lines from what is read to what reads it; those that jump over columns are fainter. The list beside says the same. */
export function LineageEdges({ lineage, places, margin, pointed, size }: LineageEdgesProps) {
  const columns = columnsOf(lineage)
  return (
    <svg className="lineage-edges" {...size} aria-hidden="true">
      {lineage.edges.map((edge) => {
        const from = places.get(edge.from)
        const to = places.get(edge.to)
        if (from === undefined || to === undefined) return null
        const marks = [
          isStep(edge, columns) ? '' : 'is-far',
          pointed === edge.from || pointed === edge.to ? 'is-lit' : '',
        ]
        return (
          <path
            key={`${edge.from} ${edge.to}`}
            className={marks.join(' ').trim()}
            d={curve(from, to, margin)}
          />
        )
      })}
    </svg>
  )
}

function curve(from: Place, to: Place, margin: number): string {
  const x1 = from.x + boxWidth + margin
  const y1 = from.y + boxHeight / 2 + margin
  const x2 = to.x + margin
  const y2 = to.y + boxHeight / 2 + margin
  const bend = Math.max(22, Math.abs(x2 - x1) / 2)
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
}
