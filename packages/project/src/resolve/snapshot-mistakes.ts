import type { NodeConfig } from '@waypoint/contracts'
import { type ConfigMistake, wordMistake } from './config-mistake.ts'

export function snapshotMistakes(config: NodeConfig): readonly ConfigMistake[] {
  const { strategy, unique_key: uniqueKey, check_cols: columns, updated_at: updatedAt } = config
  const mistakes: ConfigMistake[] = [
    ...wordMistake(config, 'hard_deletes', ['ignore', 'invalidate', 'new_record']),
  ]
  const mistake = (key: string, message: string, hint: string): void =>
    void mistakes.push({ key, message, hint })
  if (!isGiven(strategy)) mistake('strategy', 'has no strategy', "Set strategy to 'timestamp' or 'check'.")
  if (!isGiven(uniqueKey)) {
    mistake('unique_key', 'has no unique_key', 'Name the column, or columns, that tell its rows apart.')
  }
  if (strategy === 'timestamp' && !isGiven(updatedAt)) {
    mistake(
      'strategy',
      'has the strategy timestamp and no updated_at',
      'Name the column that says when a row was changed.',
    )
  }
  if (strategy === 'timestamp' && isGiven(columns)) {
    mistake(
      'check_cols',
      'has the strategy timestamp, which takes no check_cols',
      'Remove check_cols, or use the strategy check.',
    )
  }
  if (strategy === 'check' && !(columns === 'all' || (Array.isArray(columns) && columns.length > 0))) {
    mistake(
      'check_cols',
      'has the strategy check and no check_cols',
      "Name the columns to compare, or set check_cols to 'all'.",
    )
  }
  if (isGiven(config['hard_deletes']) && isGiven(config['invalidate_hard_deletes'])) {
    mistake(
      'invalidate_hard_deletes',
      'sets both hard_deletes and invalidate_hard_deletes',
      "Keep hard_deletes: 'invalidate' does what invalidate_hard_deletes did.",
    )
  }
  if (config.materialized !== 'snapshot') {
    mistake(
      'materialized',
      `is materialized as ${config.materialized}`,
      'Remove it: a snapshot has a materialization of its own.',
    )
  }
  return mistakes
}

const isGiven = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
