import type { RelationDiff, RelationPair, Side } from '@waypoint/diff'

/** A relation as a state of files, schemas or a target has it. */
export interface StateSide extends Side {
  /** Its rows are worked out anew each time it is read. */
  readonly isView?: boolean
}

export interface StatePair extends RelationPair {
  /** Not published, not built for the comparison: what it says follows from tables, which are compared themselves. */
  readonly isView?: boolean
}

/** Both states, opened, and which relations of them are to be compared. */
export interface OpenedStates {
  readonly pairs: readonly StatePair[]
  /** What the states are called: a version by its id. */
  readonly before: string
  readonly after: string
  compare(pair: RelationPair): Promise<RelationDiff>
}

/** By what tells relations apart: `schema.name`, or the unique id of a node. */
export type Sides = ReadonlyMap<string, StateSide>

type Keys = ReadonlyMap<string, readonly string[] | undefined>

export interface Paired {
  readonly before: Sides
  readonly after: Sides
  readonly keys: Keys
  /** Where only some relations are of interest. */
  readonly names?: readonly string[]
}

export function pairsByName({ before, after, keys, names }: Paired): readonly StatePair[] {
  const all = names ?? [...new Set([...before.keys(), ...after.keys()])]
  return all.toSorted().flatMap((name) => {
    const key = keys.get(name)
    const sides = { before: before.get(name) ?? null, after: after.get(name) ?? null }
    if (sides.before === null && sides.after === null) return []
    // What is named is published.
    const isView = names === undefined && isViewOf(sides)
    return [{ name, ...sides, ...(isView ? { isView } : {}), ...(key === undefined ? {} : { key }) }]
  })
}

/** On either side: the other one may be a table. */
export function isViewOf(pair: {
  readonly before: StateSide | null
  readonly after: StateSide | null
}): boolean {
  return (pair.after ?? pair.before)?.isView === true
}

/** The only relation of either side. */
export function onePair({ before, after }: { readonly before: Sides; readonly after: Sides }): RelationPair {
  const [name] = after.keys()
  const [[, left] = []] = before
  const [[, right] = []] = after
  return { name: name ?? '', before: left ?? null, after: right ?? null }
}
