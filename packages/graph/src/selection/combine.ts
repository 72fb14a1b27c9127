import { type IndirectContext, withCompleteTests } from './indirect.ts'
import type { Picked } from './picked.ts'

export type SetOperation = 'union' | 'intersection' | 'difference'

export function combine(operation: SetOperation, picks: readonly Picked[], context: IndirectContext): Picked {
  const direct = apply(
    operation,
    picks.map((pick) => pick.direct),
  )
  const indirect = apply(
    operation,
    picks.map((pick) => new Set([...pick.direct, ...pick.indirect])),
  )
  return { direct: withCompleteTests({ direct, indirect }, context), indirect }
}

function apply(operation: SetOperation, sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first = new Set<string>(), ...others] = sets
  switch (operation) {
    case 'union':
      return new Set(sets.flatMap((set) => [...set]))
    case 'intersection':
      return new Set([...first].filter((id) => others.every((set) => set.has(id))))
    case 'difference':
      return new Set([...first].filter((id) => !others.some((set) => set.has(id))))
  }
}
