import type { NodeConfig } from '@waypoint/contracts'
import { type ConfigMistake, wordMistake } from './config-mistake.ts'

const SCHEMA_CHANGES = ['ignore', 'append_new_columns', 'sync_all_columns', 'fail']
const BATCH_SIZES = ['hour', 'day', 'month', 'year']

export function incrementalMistakes(config: NodeConfig): readonly ConfigMistake[] {
  const mistakes: ConfigMistake[] = wordMistake(config, 'on_schema_change', SCHEMA_CHANGES).map(
    (mistake) => ({
      ...mistake,
      isHarmless: true,
    }),
  )
  if (isGiven(config['merge_update_columns']) && isGiven(config['merge_exclude_columns'])) {
    mistakes.push({
      key: 'merge_exclude_columns',
      message: 'sets both merge_update_columns and merge_exclude_columns',
      hint: 'Keep one of them: the columns to update, or those to leave alone.',
    })
  }
  return config['incremental_strategy'] === 'microbatch'
    ? [...mistakes, ...microbatchMistakes(config)]
    : mistakes
}

function microbatchMistakes(config: NodeConfig): readonly ConfigMistake[] {
  const { lookback } = config
  const missing = (key: string, what: string, hint: string): readonly ConfigMistake[] =>
    isGiven(config[key])
      ? []
      : [{ key: 'incremental_strategy', message: `is built in batches and ${what}: ${key} is missing`, hint }]
  const isCount = typeof lookback === 'number' && Number.isInteger(lookback) && lookback >= 0
  return [
    ...missing('event_time', 'needs the column that says when a row happened', "Set event_time='<column>'."),
    ...missing('begin', 'needs to know where its data begins', "Set begin='2024-01-01'."),
    ...missing(
      'batch_size',
      'needs to know how long a batch is',
      `Set batch_size to ${BATCH_SIZES.join(', ')}.`,
    ),
    ...wordMistake(config, 'batch_size', BATCH_SIZES),
    ...(isCount || !isGiven(lookback)
      ? []
      : [
          {
            key: 'lookback',
            message: `has the lookback '${String(lookback)}'`,
            hint: 'Set it to a whole number of batches, 0 or more.',
          },
        ]),
  ]
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined && value !== ''
