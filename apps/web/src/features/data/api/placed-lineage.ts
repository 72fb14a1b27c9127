import type { Answer } from '@waypoint/api/client'

type Lineage = Answer<'/data/lineage'>
type Edge = Lineage['edges'][number]
type Drawn = Pick<Lineage, 'nodes' | 'edges'>

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

/** Whether an edge leads from one column to the next; others jump over columns. */
export function isStep({ from, to }: Edge, columns: ReadonlyMap<string, number>): boolean {
  return (columns.get(to) ?? 0) - (columns.get(from) ?? 0) === 1
}

/** The column of each node, 0 for the one in view: the longest way to it, so that every edge leads to the right. */
export function columnsOf({ nodes, edges }: Drawn): ReadonlyMap<string, number> {
  const distances = new Map(nodes.map(({ uniqueId, distance }) => [uniqueId, distance]))
  const found = new Map<string, number>()
  function columnOf(id: string): number {
    const known = found.get(id)
    if (known !== undefined) return known
    const distance = distances.get(id) ?? 0
    const side = Math.sign(distance)
    const nearer = edges.flatMap(({ from, to }) => {
      const [own, other] = side < 0 ? [from, to] : [to, from]
      const reached = distances.get(other)
      return side !== 0 && own === id && reached !== undefined && reached * side >= 0 ? [other] : []
    })
    const steps = Math.max(Math.abs(distance), ...nearer.map((other) => Math.abs(columnOf(other)) + 1))
    found.set(id, side * steps)
    return side * steps
  }
  return new Map(nodes.map(({ uniqueId }) => [uniqueId, columnOf(uniqueId)]))
}

/** Where each box stands: left to right, as the data flows, neighbours at one height. */
export function placedLineage(drawn: Drawn): PlacedLineage {
  const placed = columnsOf(drawn)
  const steps = drawn.edges.filter((edge) => isStep(edge, placed))
  const columns = inOrder(byColumn(placed), steps)
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

function byColumn(placed: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const columns = new Map<number, string[]>()
  for (const [id, column] of placed) columns.set(column, [...(columns.get(column) ?? []), id])
  return [...columns].toSorted(([one], [other]) => one - other).map(([, ids]) => ids)
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
