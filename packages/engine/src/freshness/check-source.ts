import { toPlain, toValue } from '@waypoint/context'
import type { NodeTiming, SourceFreshness, SourceNode } from '@waypoint/contracts'
import { openNode } from '../compile/node-runtime.ts'
import { relationOfSource } from '../compile/relation-of-node.ts'
import { nodeError } from '../errors/node-error.ts'
import { operationNode } from '../execute/operation-node.ts'
import type { RunState } from '../run-state.ts'
import { lastLoaded } from './last-loaded.ts'
import { statusAt, thresholdsOf } from './thresholds.ts'

/** Finds out how fresh one source is. Never rejects: what cannot be found out is a result. */
export async function checkSource(
  source: SourceNode,
  worker: string,
  state: RunState,
): Promise<SourceFreshness> {
  const startedAt = new Date()
  const { project } = state
  const thresholds = thresholdsOf(source)
  const known = { uniqueId: source.unique_id, ...thresholds, thread: worker }
  const relation = relationOfSource(source, project.config.quoting)
  const operation = operationNode(project, source.package_name, { name: source.name, sql: '', index: 0 })
  const node = { ...operation, unique_id: source.unique_id, original_file_path: source.original_file_path }
  const names = { this: relation, model: toValue(source), source_node: toValue(source) }
  const runtime = await openNode(node, { worker, names }, state)
  try {
    const question = { source, relation, filter: thresholds.filter }
    const { maxLoadedAt, snapshottedAt, response } = await lastLoaded(question, runtime, state)
    const ageSeconds = maxLoadedAt === null ? null : (snapshottedAt.getTime() - maxLoadedAt.getTime()) / 1000
    return {
      ...known,
      ...timed(startedAt),
      status: statusAt(ageSeconds, thresholds),
      maxLoadedAt,
      snapshottedAt,
      ageSeconds,
      adapterResponse: responseOf(toPlain(response)),
      error: null,
    }
  } catch (cause) {
    return {
      ...known,
      ...timed(startedAt),
      status: 'runtime error',
      maxLoadedAt: null,
      snapshottedAt: null,
      ageSeconds: null,
      adapterResponse: {},
      error: state.mask.error(nodeError(cause, { node, compiledCode: null, compiledPath: null })),
    }
  } finally {
    await runtime.session.rollback().catch(() => undefined)
  }
}

function timed(startedAt: Date): { readonly timing: readonly NodeTiming[]; readonly seconds: number } {
  const completedAt = new Date()
  return {
    timing: [
      { name: 'compile', startedAt, completedAt: startedAt },
      { name: 'execute', startedAt, completedAt },
    ],
    seconds: (completedAt.getTime() - startedAt.getTime()) / 1000,
  }
}

function responseOf(response: unknown): Readonly<Record<string, unknown>> {
  return typeof response === 'object' && response !== null ? { ...response } : {}
}
