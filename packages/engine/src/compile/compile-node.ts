import type { RenderTrace } from '@waypoint/jinja'
import type { RunState } from '../run-state.ts'
import { isImmediate } from './immediate-template.ts'
import { type Cte, injectCtes } from './inject-ctes.ts'
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
  const code = withCtes(own, ctes, runtime.trace)
  runtime.setCompiled(code)
  return code
}

/** A query with CTEs before it; the trace keeps knowing what wrote which part of it. */
export function withCtes(
  own: string,
  ctes: readonly (Cte & { readonly trace?: RenderTrace })[],
  trace: RenderTrace,
): string {
  const code = injectCtes(own, ctes)
  if (ctes.length > 0) {
    const at = sharedStart(own, code)
    trace.inserted(
      { text: code, original: own, at, length: code.length - own.length },
      ctes.flatMap((cte) => cte.trace ?? []),
    )
  }
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
