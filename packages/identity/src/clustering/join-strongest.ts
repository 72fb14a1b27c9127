import { FORCE } from '../overrides/apply-overrides.ts'
import type { Pairs } from './pairs.ts'

/**
 * Clusters of a component too large to compare each with each: along its pairs, the strongest first, except
 * where a person said that two are not one. `place` gives each record its place in the component.
 * Gives each place the smallest place of its cluster.
 */
export function joinStrongest(size: number, pairs: Pairs, place: (rid: number) => number): Int32Array {
  const cluster = Int32Array.from({ length: size }, (_, index) => index)
  const members = Array.from({ length: size }, (_, index) => [index])
  const apart = Array.from({ length: size }, () => new Set<number>())
  const edges = Array.from(pairs.one, (one, pair) => ({
    one: place(one),
    other: place(pairs.other[pair] ?? 0),
    centibits: pairs.centibits[pair] ?? 0,
  }))
  for (const { one, other, centibits } of edges) {
    if (centibits > -FORCE) continue
    apart[one]?.add(other)
    apart[other]?.add(one)
  }
  const strongestFirst = edges
    .filter(({ centibits }) => centibits > 0)
    .toSorted((a, b) => b.centibits - a.centibits || a.one - b.one || a.other - b.other)
  for (const edge of strongestFirst) {
    const one = cluster[edge.one] ?? 0
    const other = cluster[edge.other] ?? 0
    if (one === other) continue
    const [kept, gone] =
      (members[one]?.length ?? 0) >= (members[other]?.length ?? 0) ? [one, other] : [other, one]
    const leaving = members[gone] ?? []
    if (leaving.some((each) => [...(apart[each] ?? [])].some((enemy) => cluster[enemy] === kept))) continue
    for (const each of leaving) cluster[each] = kept
    members[kept]?.push(...leaving)
    members[gone] = []
  }
  const first = new Map<number, number>()
  for (const [each, label] of cluster.entries()) if (!first.has(label)) first.set(label, each)
  return cluster.map((label) => first.get(label) ?? label)
}
