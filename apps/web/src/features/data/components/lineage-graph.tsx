import type { Answer } from '@waypoint/api/client'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { boxHeight, boxWidth, placedLineage } from '../api/placed-lineage.ts'
import { LineageBox } from './lineage-box.tsx'
import { LineageEdges } from './lineage-edges.tsx'
import { useDragScroll } from './use-drag-scroll.ts'
import './lineage-graph.css'

type Lineage = Answer<'/data/lineage'>

interface LineageGraphProps {
  readonly lineage: Lineage
  readonly onChoose: (uniqueId: string) => void
}

const scales = [0.5, 0.7, 0.85, 1] as const
const MARGIN = 16

/** Boxes left to right, as the data flows; it scrolls to the one that was asked for. */
export function LineageGraph({ lineage, onChoose }: LineageGraphProps) {
  const [scale, setScale] = useState<number>(1)
  const [pointed, setPointed] = useState<string | undefined>(undefined)
  const frame = useRef<HTMLDivElement>(null)
  const placed = useMemo(() => placedLineage(lineage), [lineage])
  const places = useMemo(() => new Map(placed.boxes.map((box) => [box.id, box])), [placed])
  useDragScroll(frame)
  useLayoutEffect(() => {
    const subject = places.get(lineage.node)
    const element = frame.current
    if (subject === undefined || element === null) return
    element.scrollTo({
      left: (subject.x + boxWidth / 2 + MARGIN) * scale - element.clientWidth / 2,
      top: (subject.y + boxHeight / 2 + MARGIN) * scale - element.clientHeight / 2,
    })
  }, [lineage.node, places, scale])
  const step = (by: 1 | -1): void => setScale(scales[scales.findIndex((it) => it === scale) + by] ?? scale)
  const size = { width: placed.width + 2 * MARGIN, height: placed.height + 2 * MARGIN }
  return (
    <div className="lineage">
      <div className="lineage-graph" role="region" aria-label="Lineage" tabIndex={0} ref={frame}>
        <div className="lineage-room" style={{ width: size.width * scale, height: size.height * scale }}>
          <div className="lineage-sheet" style={{ ...size, transform: `scale(${scale})` }}>
            <LineageEdges lineage={lineage} places={places} margin={MARGIN} pointed={pointed} size={size} />
            {lineage.nodes.map((node) => (
              <LineageBox
                key={node.uniqueId}
                node={node}
                isSubject={node.uniqueId === lineage.node}
                left={(places.get(node.uniqueId)?.x ?? 0) + MARGIN}
                top={(places.get(node.uniqueId)?.y ?? 0) + MARGIN}
                onChoose={onChoose}
                onPoint={setPointed}
              />
            ))}
          </div>
        </div>
      </div>
      <div className="lineage-scale" role="group" aria-label="Size">
        <button type="button" aria-label="Larger" disabled={scale === 1} onClick={() => step(1)}>
          +
        </button>
        <button type="button" aria-label="Smaller" disabled={scale === scales[0]} onClick={() => step(-1)}>
          −
        </button>
      </div>
    </div>
  )
}
