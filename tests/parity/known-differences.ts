import type { Difference } from './differences.ts'

/** A difference that is meant or tolerated, and why. */
export interface KnownDifference {
  readonly area: Difference['area']
  /** Of the difference's place and subject, as `place subject`. */
  readonly pattern: RegExp
  readonly what: string
  readonly why: string
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    area: 'manifest',
    pattern: /^nodes\.unrendered_config\.grants /,
    what: '`unrendered_config` of a `config()` argument that is a condition or a calculation',
    why: 'dbt writes the syntax tree of its parser; waypoint writes the expression as it stands in the file.',
  },
  {
    area: 'manifest',
    pattern: /^nodes\.checksum\.checksum operation\./,
    what: '`checksum` of on-run-start and on-run-end hooks',
    why: 'dbt takes the checksum of dbt_project.yml; waypoint that of the hook, so that a hook changes alone.',
  },
  {
    area: 'manifest',
    pattern: /^(?:nodes|disabled|parent_map|child_map) test\.\S+retired/,
    what: 'A test of a model that is disabled',
    why: 'dbt keeps it under `nodes`, switched off and without parents; waypoint puts it under `disabled`.',
  },
  {
    area: 'manifest',
    pattern: /^macros\.arguments macro\.\w+\.test_/,
    what: '`arguments` of generic tests',
    why: 'dbt leaves them empty; waypoint lists the parameters, as for every other macro.',
  },
  {
    area: 'manifest',
    pattern: /^groups\.config\./,
    what: '`config` of groups',
    why: 'dbt fills in what dbt_project.yml configures for models of the same folder; waypoint does not.',
  },
  {
    area: 'manifest',
    pattern: /^disabled /,
    what: '`source_description` of a disabled source',
    why: 'dbt leaves its Jinja unrendered; waypoint renders it as for every other source.',
  },
  {
    area: 'selection',
    pattern: /^(?:\+analysis\.\S+ )+--/,
    what: 'Analyses in `ls`',
    why: 'dbt never names an analysis without `--resource-type analysis`; waypoint does whenever it is selected.',
  },
  {
    area: 'selection',
    pattern:
      /^(?:\+(?:analysis|exposure|function|metric|saved_query|semantic_model)\.\S+ )+--select (?:group|config\.enabled):/,
    what: 'Functions and what exists in YAML only, in `group:` and `config.…:`',
    why: 'dbt overlooks semantic models in groups, and functions, exposures, metrics and the like in configurations.',
  },
  {
    area: 'compiled SQL',
    pattern: /operation\./,
    what: '`compiled_code` of hooks after `compile`',
    why: 'waypoint compiles hooks when they run.',
  },
]

export function isKnown(difference: Difference, known: KnownDifference): boolean {
  return known.area === difference.area && known.pattern.test(`${difference.place} ${difference.subject}`)
}
