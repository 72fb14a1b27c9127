import type { ModelBatch, ModelNode } from '@waypoint/contracts'

export interface BatchPlace {
  readonly isFirst: boolean
  readonly isLast: boolean
  /** The batch is added to what is there, whatever --full-refresh says. */
  readonly addsToTable: boolean
}

/** The model as it is while one of its batches runs: hooks run once, before the first and after the last. */
export function batchNode(node: ModelNode, batch: ModelBatch, place: BatchPlace): ModelNode {
  const { config } = node
  return {
    ...node,
    batch,
    config: {
      ...config,
      'pre-hook': place.isFirst ? config['pre-hook'] : [],
      'post-hook': place.isLast ? config['post-hook'] : [],
      ...(place.addsToTable ? { full_refresh: false } : {}),
    },
  }
}
