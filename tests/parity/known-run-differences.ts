import type { RunArea, RunDifference } from './run-differences.ts'

/** A difference that is meant or tolerated, and why. */
export interface KnownRunDifference {
  readonly areas: readonly RunArea[]
  /** The one database on which they differ, where it is not each. */
  readonly only?: string
  /** Of the difference's subject. */
  readonly pattern: RegExp
  readonly what: string
  readonly why: string
}

export const KNOWN_RUN_DIFFERENCES: readonly KnownRunDifference[] = [
  {
    areas: ['results'],
    pattern: /^\d+ (?:seed|build)\b.*: seed\./,
    what: '`relation_name` of seeds in run_results.json',
    why: 'dbt leaves it empty; waypoint names the table.',
  },
  {
    areas: ['results'],
    pattern: /^\d+ docs generate: (?:seed|operation|model)\./,
    what: 'run_results.json of `docs generate`',
    why: 'dbt counts seeds and hooks as compiled and leaves ephemeral models out; waypoint the other way round.',
  },
  {
    areas: ['results'],
    pattern: /^\d+ (?:show|compile --inline) /,
    what: 'run_results.json of `show` and of `compile --inline`',
    why: 'dbt replaces the results of the last run; waypoint keeps them, for `retry` and `result:`.',
  },
  {
    areas: ['relations'],
    pattern: /: empty\.raw_orders$/,
    what: 'Types of a seed under `--empty`',
    why: 'dbt takes a column of decimals for whole numbers when it drops the rows; waypoint keeps the type.',
  },
  {
    areas: ['exit codes', 'results', 'relations'],
    only: 'postgres',
    pattern:
      /^19 build .*--empty(?:: (?:model\.runs\.customers|empty\.customers|public\.hook_log))?$|^24 .*: (?:empty\.customers|public\.hook_log)$/,
    what: '`--empty` on PostgreSQL where a model gives its input a name (`ref(…) as c`)',
    why: 'dbt-postgres gives the emptied input a name too, which is a syntax error; waypoint leaves naming to the model.',
  },
  {
    areas: ['catalog'],
    pattern: /: test\./,
    what: 'Tables of stored failures in catalog.json',
    why: 'dbt lists them under the tests; waypoint lists what the project builds.',
  },
]

export function isKnownRun(difference: RunDifference, known: KnownRunDifference): boolean {
  return known.areas.includes(difference.area) && known.pattern.test(difference.subject)
}
