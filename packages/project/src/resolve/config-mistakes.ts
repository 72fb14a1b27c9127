import type { NodeConfig } from '@waypoint/contracts'
import type { ConfigMistake } from './config-mistake.ts'
import { incrementalMistakes } from './incremental-mistakes.ts'
import { snapshotMistakes } from './snapshot-mistakes.ts'

/** What of a node's config keeps it from being built. */
export function configMistakes(type: string, config: NodeConfig): readonly ConfigMistake[] {
  if (type === 'snapshot') return snapshotMistakes(config)
  if (type !== 'model' || config.materialized !== 'incremental') return []
  return incrementalMistakes(config)
}
