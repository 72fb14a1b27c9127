import { type ManifestNode, type ModelNode, WaypointError } from '@waypoint/contracts'
import { BATCH_SIZES, type BatchSize, isBatchSize } from '../event-time/calendar.ts'
import { parseEventTime } from '../event-time/parse-event-time.ts'

export interface MicrobatchSettings {
  readonly size: BatchSize
  /** Where the first batch of all begins. */
  readonly begin: Date
  /** How many batches before the current one are built again. */
  readonly lookback: number
}

export function isMicrobatch(node: ManifestNode): node is ModelNode {
  return (
    node.resource_type === 'model' &&
    node.config.materialized === 'incremental' &&
    node.config['incremental_strategy'] === 'microbatch'
  )
}

/** What the config of a microbatch model says; refused where something is missing or wrong. */
export function microbatchSettings(node: ModelNode): MicrobatchSettings {
  const { begin, batch_size: size, lookback, event_time: eventTime, unique_key: uniqueKey } = node.config
  if (typeof eventTime !== 'string' || eventTime === '') {
    throw refuse(node, 'needs the column that says when a row happened', "Set event_time='<column>'.")
  }
  if (begin === null || begin === undefined) {
    throw refuse(node, 'needs to know where its data begins', "Set begin='2024-01-01'.")
  }
  if (!isBatchSize(size)) {
    const got = size === null || size === undefined ? 'it has none' : `not '${String(size)}'`
    throw refuse(node, `needs a batch_size, ${got}`, `Set batch_size to one of ${BATCH_SIZES.join(', ')}.`)
  }
  if (typeof lookback !== 'number' || !Number.isInteger(lookback) || lookback < 0) {
    throw refuse(
      node,
      `has the lookback '${String(lookback)}'`,
      'Set it to a whole number of batches, 0 or more.',
    )
  }
  if (uniqueKey !== null && uniqueKey !== undefined) {
    throw refuse(
      node,
      'sets unique_key, which has no meaning for it: each batch replaces the rows of its window',
      "Remove unique_key, or set incremental_strategy to 'merge' or 'delete+insert'.",
    )
  }
  return { size, begin: parseEventTime(begin, `begin of ${node.name}`), lookback }
}

function refuse(node: ModelNode, what: string, hint: string): WaypointError {
  return new WaypointError({
    code: 'invalid-microbatch',
    message: `The microbatch model '${node.name}' ${what}`,
    location: { file: node.original_file_path },
    hint,
  })
}
