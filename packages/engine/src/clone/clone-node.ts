import { openNode } from '../compile/node-runtime.ts'
import { relationOfNode } from '../compile/relation-of-node.ts'
import { mainResponse, materialize } from '../execute/node-work.ts'
import { type NodeWork, timed, writeRun } from '../execute/run-node.ts'

/** Makes a node's relation of the one that another environment has: a copy where that costs nothing, else a view. */
export const cloneNode: NodeWork = async (_step, node, { worker, state, progress }) => {
  const original = state.index.standInFor(node)
  const from = original === node ? null : relationOfNode(original, state.project.config.quoting)
  return timed('execute', progress, async () => {
    const runtime = await openNode(node, { worker, names: { defer_relation: from } }, state)
    progress.runtime = runtime
    if (from !== null) runtime.setCompiled(`select * from ${from.render()}`)
    await materialize(runtime, 'clone')
    writeRun(runtime, state)
    const message = mainResponse(runtime)['_message']
    return { status: 'success', message: typeof message === 'string' ? message : 'No-op', failures: null }
  })
}
