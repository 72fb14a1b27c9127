import type { RunState } from '../run-state.ts'
import { isImmediate } from './immediate-template.ts'
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
  const code = await codeOf(runtime, worker, state)
  return { code, path: state.files.write('compiled', runtime.node, code) }
}

/** The same without a file of it. */
export async function codeOf(runtime: NodeRuntime, worker: string, state: RunState): Promise<string> {
  const own = await renderNode(runtime, state)
  const ctes = await state.ephemerals.ctesFor(runtime.resolver.ephemerals, worker, state)
  const code = injectCtes(own, ctes)
  if (ctes.length > 0) {
    const inserted = {
      text: code,
      original: own,
      at: sharedStart(own, code),
      length: code.length - own.length,
    }
    runtime.trace.inserted(
      inserted,
      ctes.map((cte) => cte.trace),
    )
  }
  runtime.setCompiled(code)
  return code
}

export async function renderNode(runtime: NodeRuntime, state: RunState): Promise<string> {
  const { node, context, trace } = runtime
  if (node.language !== 'sql') return node.raw_code
  const template = state.templates.get(node.raw_code, node.original_file_path)
  if (isImmediate(template, context)) return template.renderSync(context, trace)
  return await template.render(context, trace)
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}
