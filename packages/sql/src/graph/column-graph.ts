/** A column of a model, seed, snapshot or source. */
export interface ColumnName {
  readonly node: string
  readonly column: string
}

export interface ColumnInputs {
  readonly sources: readonly ColumnName[]
  readonly isCopy: boolean
}

/** In place of a column: all of them, where nobody can tell which. */
export const ANY_COLUMN = '*'

/** By unique_id, then by column: what each column is made from. Sources of data have columns without inputs. */
export type ColumnGraph = ReadonlyMap<string, ReadonlyMap<string, ColumnInputs>>

export interface ColumnStep extends ColumnName {
  /** Steps from the column that was asked for. */
  readonly depth: number
  /** The columns one step nearer that it feeds or reads. */
  readonly via: readonly ColumnName[]
  readonly isCopy: boolean
}

export type Direction = 'up' | 'down'

/** All that a column is made from, or that is made from it, nearest first. */
export function walkColumns(
  graph: ColumnGraph,
  start: ColumnName,
  { direction, depth }: { readonly direction: Direction; readonly depth: number },
): readonly ColumnStep[] {
  const next = direction === 'up' ? upwards(graph) : downwards(graph)
  const found = new Map<string, { step: ColumnStep; via: ColumnName[] }>()
  let edge: readonly ColumnName[] = [start]
  for (let distance = 1; edge.length > 0 && distance <= depth; distance += 1) {
    const reached: ColumnName[] = []
    for (const from of edge) {
      for (const { to, isCopy } of next(from)) {
        const known = found.get(keyOf(to))
        if (known !== undefined) known.via.push(from)
        if (known !== undefined || keyOf(to) === keyOf(start)) continue
        const via = [from]
        found.set(keyOf(to), { step: { ...to, depth: distance, via, isCopy }, via })
        reached.push(to)
      }
    }
    edge = reached
  }
  return [...found.values()].map(({ step }) => step)
}

interface Edge {
  readonly to: ColumnName
  readonly isCopy: boolean
}

const keyOf = ({ node, column }: ColumnName): string => `${node}\0${column.toLowerCase()}`

function upwards(graph: ColumnGraph): (from: ColumnName) => readonly Edge[] {
  return ({ node, column }) => {
    const inputs = graph.get(node)?.get(column.toLowerCase())
    return inputs?.sources.map((to) => ({ to, isCopy: inputs.isCopy })) ?? []
  }
}

function downwards(graph: ColumnGraph): (from: ColumnName) => readonly Edge[] {
  const readers = new Map<string, Edge[]>()
  for (const [node, columns] of graph) {
    for (const [column, { sources, isCopy }] of columns) {
      for (const source of sources) {
        const edges = readers.get(keyOf(source))
        const edge = { to: { node, column }, isCopy }
        if (edges === undefined) readers.set(keyOf(source), [edge])
        else edges.push(edge)
      }
    }
  }
  return (from) => [
    ...(readers.get(keyOf(from)) ?? []),
    ...(readers.get(keyOf({ node: from.node, column: ANY_COLUMN })) ?? []),
  ]
}
