import type { NodeResult, SourceFreshness, SourceNode } from '@waypoint/contracts'
import { schedule } from '../execute/scheduler.ts'
import type { RunState } from '../run-state.ts'
import { checkSource } from './check-source.ts'
import { freshnessResult } from './freshness-result.ts'

export interface CheckOptions {
  readonly workers: number
  readonly stopped: () => boolean
}

export interface CheckedSources {
  readonly freshness: readonly SourceFreshness[]
  readonly results: readonly NodeResult[]
}

/** Asks several sources at once, and tells of each. After a stop the rest is left out. */
export async function checkSources(
  sources: readonly SourceNode[],
  state: RunState,
  { workers, stopped }: CheckOptions,
): Promise<CheckedSources> {
  const freshness: SourceFreshness[] = []
  const results: NodeResult[] = []
  const total = sources.length
  await schedule({
    tasks: sources.map((source, index) => ({
      id: source.unique_id,
      dependsOn: [],
      priority: 0,
      source,
      index: index + 1,
    })),
    workers,
    stopped,
    run: async ({ source, index }, worker) => {
      const name = `${source.source_name}.${source.name}`
      const line = { description: `freshness of ${name}`, index, total }
      const { unique_id: uniqueId } = source
      state.emit({ kind: 'node-started', uniqueId, resourceType: 'source', name, ...line })
      const found = await checkSource(source, `Thread-${worker + 1}`, state)
      const result = freshnessResult(found, source)
      freshness.push(found)
      results.push(result)
      state.emit({ kind: 'node-finished', result, ...line })
      return 'ok'
    },
    skip: () => undefined,
  })
  return { freshness, results }
}
