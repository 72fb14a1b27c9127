import { IdentityError } from '../error.ts'
import { keyText, type Override } from './overrides.ts'

/** Refuses overrides of which one says that records are one company where others say that they are not. */
export function refuseContradictions(overrides: readonly Override[]): void {
  const active = overrides.filter((each) => each.undone === null)
  const group = new Map<string, string>()
  const rootOf = (key: string): string => {
    const above = group.get(key) ?? key
    return above === key ? key : rootOf(above)
  }
  for (const { kind, one, other } of active) {
    if (kind === 'force_match') group.set(rootOf(keyText(one)), rootOf(keyText(other)))
  }
  for (const { kind, number, one, other } of active) {
    if (kind !== 'force_split' || rootOf(keyText(one)) !== rootOf(keyText(other))) continue
    const matches = active.filter(
      (each) => each.kind === 'force_match' && rootOf(keyText(each.one)) === rootOf(keyText(one)),
    )
    throw new IdentityError({
      code: 'contradictory-overrides',
      message: `Override ${number} splits ${keyText(one)} from ${keyText(other)}, which ${
        matches.length === 1 ? 'override' : 'overrides'
      } ${matches.map((each) => each.number).join(', ')} matched.`,
      hint: 'Undo one of them.',
    })
  }
}
