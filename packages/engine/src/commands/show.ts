import type { QueryResult } from '@waypoint/adapter-contract'
import type { ManifestNode, NodeResult } from '@waypoint/contracts'
import { withRunState } from '../execute/with-run-state.ts'
import { deferralOf } from '../select/deferral.ts'
import { isInline } from '../show/inline-node.ts'
import { type Preview, previewNode } from '../show/preview-node.ts'
import { shownNodes } from '../show/shown-nodes.ts'
import type { CommandOutcome, CommandRun } from './command-run.ts'

const ROWS = 5

/** `show` and `compile --inline`: SQL of nodes or of the command line, for `show` with its first rows. */
export async function show(run: CommandRun): Promise<CommandOutcome> {
  const { options, loaded, selected, previous, targetPath } = run
  const nodes = shownNodes(run)
  if (nodes.length === 0) return { results: [] }
  const { manifest } = loaded.project
  const deferral = deferralOf(options, previous, targetPath)
  const reads = nodes.some(isInline) ? 'everything' : nodes.map((node) => node.unique_id)
  return withRunState(
    {
      ...run,
      selected: selected.ids,
      standIns: (cache, adapter) =>
        deferral.standIns({
          manifest,
          reads,
          selected: selected.ids,
          cache,
          defaultDatabase: adapter.database,
        }),
    },
    async (state) => {
      const limit = options.command === 'show' ? limitOf(options.limit) : undefined
      const results: NodeResult[] = []
      const previews = new Map<string, QueryResult>()
      for (const node of nodes) {
        const startedAt = performance.now()
        const preview = await previewNode(node, { worker: 'main', limit }, state)
        const seconds = (performance.now() - startedAt) / 1000
        results.push(state.mask.result(resultOf(node, preview, seconds)))
        if (preview.rows !== null) previews.set(node.unique_id, preview.rows)
      }
      return { results, previews }
    },
  )
}

/** A negative one means all rows. */
function limitOf(limit: number | undefined): number | null {
  if (limit === undefined) return ROWS
  return limit < 0 ? null : limit
}

function resultOf(node: ManifestNode, preview: Preview, seconds: number): NodeResult {
  return {
    uniqueId: node.unique_id,
    resourceType: node.resource_type,
    name: node.name,
    status: 'success',
    message: null,
    failures: null,
    rowsAffected: null,
    timing: [],
    seconds,
    thread: 'main',
    adapterResponse: {},
    relationName: node.relation_name,
    compiledCode: preview.code,
    compiledPath: null,
    error: null,
  }
}
