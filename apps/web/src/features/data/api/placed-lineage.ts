import type { Answer } from '@waypoint/api/client'

type Lineage = Answer<'/data/lineage'>
type Edge = Lineage['edges'][number]

interface Placed {
  readonly id: string
  readonly x: number
  readonly y: number
}

interface PlacedLineage {
  readonly boxes: readonly Placed[]
  readonly width: number
  readonly height: number
}

export const boxWidth = 196
export const boxHeight = 44
const COLUMN_GAP = 44
const ROW_GAP = 12
const SWEEPS = 6

/** Whether an edge leads from one hop to the next; others jump over hops, or run within one. */
export function isStep({ from, to }: Edge, hops: ReadonlyMap<string, number>): boolean {
  return (hops.get(to) ?? 0) - (hops.get(from) ?? 0) === 1
}

export const hopsOf = (nodes: Lineage['nodes']): ReadonlyMap<string, number> =>
  new Map(nodes.map(({ uniqueId, distance }) => [uniqueId, distance]))

/** Where each box stands: left to right, as the data flows, a column for each hop, neighbours at one height. */
export function placedLineage({ nodes, edges }: Pick<Lineage, 'nodes' | 'edges'>): PlacedLineage {
  const hops = hopsOf(nodes)
  const steps = edges.filter((edge) => isStep(edge, hops))
  const columns = inOrder(columnsOf(nodes), steps)
  const tallest = Math.max(1, ...columns.map(({ length }) => length))
  const height = tallest * (boxHeight + ROW_GAP) - ROW_GAP
  const boxes = columns.flatMap((ids, column) => {
    const top = (height - (ids.length * (boxHeight + ROW_GAP) - ROW_GAP)) / 2
    return ids.map((id, row) => ({
      id,
      x: column * (boxWidth + COLUMN_GAP),
      y: top + row * (boxHeight + ROW_GAP),
    }))
  })
  return { boxes, width: columns.length * (boxWidth + COLUMN_GAP) - COLUMN_GAP, height }
}

function columnsOf(nodes: Lineage['nodes']): readonly (readonly string[])[] {
  const distances = [...new Set(nodes.map(({ distance }) => distance))].toSorted((one, other) => one - other)
  return distances.map((distance) =>
    nodes.filter((node) => node.distance === distance).map(({ uniqueId }) => uniqueId),
  )
}

/** Each box moves to the mean height of its neighbours, column by column, there and back: fewer lines cross. */
function inOrder(
  columns: readonly (readonly string[])[],
  steps: readonly Edge[],
): readonly (readonly string[])[] {
  const neighbours = new Map<string, string[]>()
  for (const { from, to } of steps) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to])
    neighbours.set(to, [...(neighbours.get(to) ?? []), from])
  }
  const ordered = columns.map((ids) => [...ids])
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const order = ordered.map((_, index) => index)
    for (const index of sweep % 2 === 0 ? order : order.toReversed()) {
      const beside = heights([ordered[index - 1] ?? [], ordered[index + 1] ?? []])
      const own = heights([ordered[index] ?? []])
      const wanted = (id: string): number => mean(neighbours.get(id) ?? [], beside) ?? own.get(id) ?? 0
      ordered[index]?.sort((one, other) => wanted(one) - wanted(other))
    }
  }
  return ordered
}

/** Of each box in its column, from −0.5 to 0.5. */
function heights(columns: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(
    columns.flatMap((ids) => ids.map((id, row) => [id, (row + 0.5) / ids.length - 0.5] as const)),
  )
}

function mean(ids: readonly string[], places: ReadonlyMap<string, number>): number | undefined {
  const known = ids.flatMap((id) => places.get(id) ?? [])
  return known.length === 0 ? undefined : known.reduce((sum, place) => sum + place, 0) / known.length
}
