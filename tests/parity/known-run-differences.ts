import type { RunArea, RunDifference } from './run-differences.ts'

/** A difference that is meant or tolerated, and why. */
export interface KnownRunDifference {
  readonly area: RunArea
  /** The one database on which they differ, where it is not each. */
  readonly only?: string
  /** Of the difference's subject. */
  readonly pattern: RegExp
  readonly what: string
  readonly why: string
}

export const KNOWN_RUN_DIFFERENCES: readonly KnownRunDifference[] = [
  {
    area: 'results',
    pattern: /^\d+ (?:seed|build)\b.*: seed\./,
    what: '`relation_name` of seeds in run_results.json',
    why: 'dbt leaves it empty; waypoint names the table.',
  },
  {
    area: 'results',
    pattern: /^\d+ docs generate: (?:seed|operation|model)\./,
    what: 'run_results.json of `docs generate`',
    why: 'dbt counts seeds and hooks as compiled and leaves ephemeral models out; waypoint the other way round.',
  },
  {
    area: 'results',
    pattern: /^\d+ (?:show|compile --inline) /,
    what: 'run_results.json of `show` and of `compile --inline`',
    why: 'dbt replaces the results of the last run; waypoint keeps them, for `retry` and `result:`.',
  },
  {
    area: 'relations',
    pattern: /: empty\.raw_orders$/,
    what: 'Types of a seed under `--empty`',
    why: 'dbt takes a column of decimals for whole numbers when it drops the rows; waypoint keeps the type.',
  },
  {
    area: 'catalog',
    pattern: /: test\./,
    what: 'Tables of stored failures in catalog.json',
    why: 'dbt lists them under the tests; waypoint lists what the project builds.',
  },
]

export function isKnownRun(difference: RunDifference, known: KnownRunDifference): boolean {
  return known.area === difference.area && known.pattern.test(difference.subject)
}
