import { describe, expect, it } from 'vitest'
import { boxWidth, columnsOf, isStep, placedLineage } from './placed-lineage.ts'

const node = (uniqueId: string, distance: number) => ({
  uniqueId,
  distance,
  type: 'model',
  name: uniqueId,
  schema: null,
  materialized: null,
  status: null,
  failingTests: 0,
  moreParents: 0,
  moreChildren: 0,
})

const nodes = [node('raw', -2), node('staged', -1), node('other', -1), node('mart', 0), node('page', 1)]
const edges = [
  { from: 'raw', to: 'staged' },
  { from: 'raw', to: 'other' },
  { from: 'staged', to: 'other' },
  { from: 'staged', to: 'mart' },
  { from: 'other', to: 'mart' },
  { from: 'raw', to: 'page' },
  { from: 'mart', to: 'page' },
]

describe('lineage', () => {
  const places = new Map(placedLineage({ nodes, edges }).boxes.map((place) => [place.id, place]))
  const x = (id: string): number => places.get(id)?.x ?? Number.NaN

  it('leads every line to the right, also between those that are as far away', () => {
    expect(edges.filter(({ from, to }) => x(from) + boxWidth >= x(to))).toEqual([])
  })

  it('does not lay boxes on each other', () => {
    const { boxes } = placedLineage({ nodes: [node('a', -1), node('b', -1), node('c', 0)], edges: [] })
    const [one, other] = boxes.filter(({ id }) => id !== 'c')
    expect(Math.abs((one?.y ?? 0) - (other?.y ?? 0))).toBeGreaterThanOrEqual(44)
  })

  it('puts neighbours at one height, so that lines do not cross', () => {
    const crossed = placedLineage({
      nodes: [node('a', -1), node('b', -1), node('c', 0), node('d', 0)],
      edges: [
        { from: 'a', to: 'd' },
        { from: 'b', to: 'c' },
      ],
    })
    const y = (id: string): number => crossed.boxes.find((place) => place.id === id)?.y ?? Number.NaN
    expect(Math.sign(y('a') - y('b'))).toBe(Math.sign(y('d') - y('c')))
  })

  it('tells steps from jumps', () => {
    const columns = columnsOf({ nodes, edges })
    expect(edges.filter((edge) => !isStep(edge, columns))).toEqual([
      { from: 'raw', to: 'other' },
      { from: 'staged', to: 'mart' },
      { from: 'raw', to: 'page' },
    ])
  })
})
