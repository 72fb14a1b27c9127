import type { NodeConfig } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import { asText } from '../yaml/as-text.ts'

/** What is wrong with how a node is to be built, as far as its config alone tells. */
export interface ConfigMistake {
  /** The config that is wrong, or that asks for one that is missing. */
  readonly key: string
  /** What the node is to be told: reads on from its name. */
  readonly message: string
  readonly hint: string
  /** dbt goes on all the same, and so do existing projects. */
  readonly isHarmless?: true
}

/** A mistake in a config that takes one of a few words. */
export function wordMistake(
  config: NodeConfig,
  key: string,
  words: readonly string[],
): readonly ConfigMistake[] {
  const value = config[key]
  if (value === null || value === undefined || words.some((word) => word === value)) return []
  const near = typeof value === 'string' ? nearestName(value, words) : undefined
  const all = `Use one of ${words.join(', ')}.`
  return [
    {
      key,
      message: `has the ${key} '${asText(value)}', which there is not`,
      hint: near === undefined ? all : `Did you mean '${near}'? ${all}`,
    },
  ]
}
