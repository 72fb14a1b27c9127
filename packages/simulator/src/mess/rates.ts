import { closestName } from '../closest-name.ts'
import { SimulationError } from '../error.ts'
import { MESS_KINDS, type MessKind, type MessRates, messKindNames } from './kinds.ts'

/** Stands for every kind that is not named. */
const ALL = 'all'

const requireKnown = (name: string): void => {
  const known: readonly string[] = [...messKindNames, ALL]
  if (known.includes(name)) return
  const suggestion = closestName(name, known)
  throw new SimulationError({
    code: 'unknown-mess',
    message: `There is no mess "${name}".${suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`}`,
    hint: `Known: ${known.join(', ')}.`,
  })
}

const requireShare = (name: string, rate: number): void => {
  if (rate >= 0 && rate <= 1) return
  throw new SimulationError({
    code: 'invalid-option',
    message: `The rate of mess "${name}" is ${rate}.`,
    hint: 'Give a share between 0 and 1.',
  })
}

/** The rate of every kind: the one that was asked for, else that of `all`, else its own. */
export const resolveMessRates = (requested: Readonly<Record<string, number>>): MessRates => {
  for (const [name, rate] of Object.entries(requested)) {
    requireKnown(name)
    requireShare(name, rate)
  }
  const rateOf = (name: MessKind): number => requested[name] ?? requested[ALL] ?? MESS_KINDS[name].rate
  return Object.fromEntries(messKindNames.map((name) => [name, rateOf(name)])) as Record<MessKind, number>
}

export const DEFAULT_MESS_RATES: MessRates = resolveMessRates({})
