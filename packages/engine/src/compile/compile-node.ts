import type { RunState } from '../run-state.ts'
import { injectCtes } from './inject-ctes.ts'
import type { NodeRuntime } from './node-runtime.ts'

export interface CompiledNode {
  /** What is run: the node's own SQL behind the CTEs of its ephemeral parents. */
  readonly code: string
  readonly path: string
}

/** Renders the node, puts its ephemeral parents before it and writes target/compiled. */
export async function compileNode(
  runtime: NodeRuntime,
  worker: string,
  state: RunState,
): Promise<CompiledNode> {
  const own = await renderNode(runtime, state)
  const ctes = await state.ephemerals.ctesFor(runtime.resolver.ephemerals, worker, state)
  const code = injectCtes(own, ctes)
  runtime.setCompiled(code)
  return { code, path: state.files.write('compiled', runtime.node, code) }
}

export function renderNode(runtime: NodeRuntime, state: RunState): Promise<string> {
  const { node, context } = runtime
  return state.templates.get(node.raw_code, node.original_file_path).render(context)
}
