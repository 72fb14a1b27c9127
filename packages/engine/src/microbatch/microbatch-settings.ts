import type { ManifestNode, ModelNode } from '@waypoint/contracts'
import { type BatchSize, isBatchSize } from '../event-time/calendar.ts'
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
    node.language === 'sql' &&
    node.config.materialized === 'incremental' &&
    node.config['incremental_strategy'] === 'microbatch'
  )
}

/** What the config of a microbatch model says; it was checked when the project was read. */
export function microbatchSettings(node: ModelNode): MicrobatchSettings {
  const { begin, batch_size: size, lookback } = node.config
  return {
    size: isBatchSize(size) ? size : 'day',
    begin: parseEventTime(begin, `begin of ${node.name}`),
    lookback: Number(lookback ?? 1),
  }
}
