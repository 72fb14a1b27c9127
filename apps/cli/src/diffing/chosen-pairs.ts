import { WaypointError } from '@waypoint/contracts'
import type { DiffOptions } from '../commands/diff.ts'
import type { StatePair } from './opened-states.ts'

export interface ChosenPairs {
  readonly pairs: readonly StatePair[]
  /** How many views are left out. */
  readonly views: number
}

type Choice = Pick<DiffOptions, 'select' | 'key' | 'samples' | 'excludeColumns' | 'includeViews'>

/** What is compared, and how. */
export function chosenPairs(all: readonly StatePair[], choice: Choice): ChosenPairs {
  const { select, key, samples, excludeColumns, includeViews = false } = choice
  if (all.length === 0) return { pairs: [], views: 0 }
  const wanted = all.filter(
    ({ name }) => select === undefined || select.some((each) => isNamed(name, each) || isIn(name, each)),
  )
  if (wanted.length === 0) throw nothingSelected(all, select)
  const pairs = wanted.filter(
    ({ name, isView }) =>
      isView !== true || includeViews || select?.some((each) => isNamed(name, each)) === true,
  )
  return {
    pairs: pairs.map((pair) => ({
      ...pair,
      samples,
      ...(key === undefined ? {} : { key }),
      ...(excludeColumns === undefined ? {} : { without: excludeColumns }),
    })),
    views: wanted.length - pairs.length,
  }
}

/** `marts.fct_revenue` or `fct_revenue`. */
function isNamed(name: string, asked: string): boolean {
  return name === asked || name.split('.')[1] === asked
}

/** All of `marts`. */
const isIn = (name: string, schema: string): boolean => name.split('.')[0] === schema

function nothingSelected(all: readonly StatePair[], select: readonly string[] | undefined): WaypointError {
  const names = all.slice(0, 5).map(({ name }) => name)
  return new WaypointError({
    code: 'nothing-selected',
    message: `${select?.join(', ') ?? 'the selection'} names nothing that both sides could have`,
    hint: `there is ${names.join(', ')}${all.length > 5 ? ', …' : ''}`,
  })
}
