import type { RelationDiff, RelationPair, Side } from '@waypoint/diff'

/** Both states, opened, and which relations of them are to be compared. */
export interface OpenedStates {
  readonly pairs: readonly RelationPair[]
  /** What the states are called: a version by its id. */
  readonly before: string
  readonly after: string
  compare(pair: RelationPair): Promise<RelationDiff>
}

/** By what tells relations apart: `schema.name`, or the unique id of a node. */
export type Sides = ReadonlyMap<string, Side>

type Keys = ReadonlyMap<string, readonly string[] | undefined>

export interface Paired {
  readonly before: Sides
  readonly after: Sides
  readonly keys: Keys
  /** Where only some relations are of interest. */
  readonly names?: readonly string[]
}

export function pairsByName({ before, after, keys, names }: Paired): readonly RelationPair[] {
  const all = names ?? [...new Set([...before.keys(), ...after.keys()])]
  return all.toSorted().flatMap((name) => {
    const key = keys.get(name)
    const sides = { before: before.get(name) ?? null, after: after.get(name) ?? null }
    if (sides.before === null && sides.after === null) return []
    return [{ name, ...sides, ...(key === undefined ? {} : { key }) }]
  })
}

/** The only relation of either side. */
export function onePair({ before, after }: { readonly before: Sides; readonly after: Sides }): RelationPair {
  const [name] = after.keys()
  const [[, left] = []] = before
  const [[, right] = []] = after
  return { name: name ?? '', before: left ?? null, after: right ?? null }
}
