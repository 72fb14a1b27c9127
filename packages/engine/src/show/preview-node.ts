import type { QueryResult } from '@waypoint/adapter-contract'
import { callMacro } from '@waypoint/context'
import type { ManifestNode } from '@waypoint/contracts'
import { text } from '@waypoint/jinja'
import { codeOf } from '../compile/compile-node.ts'
import { type NodeRuntime, openNode } from '../compile/node-runtime.ts'
import { nodeError } from '../errors/node-error.ts'
import type { RunState } from '../run-state.ts'

export interface Preview {
  readonly code: string
  /** Null where only the SQL was asked for. */
  readonly rows: QueryResult | null
}

export interface PreviewOptions {
  readonly worker: string
  /** Null for all rows, undefined for the SQL alone. */
  readonly limit: number | null | undefined
}

/** Compiles a node and fetches its first rows. What goes wrong is told as the node's own error. */
export async function previewNode(
  node: ManifestNode,
  { worker, limit }: PreviewOptions,
  state: RunState,
): Promise<Preview> {
  const failed = { node, compiledCode: null as string | null, compiledPath: null }
  let runtime: NodeRuntime | undefined
  try {
    runtime = await openNode(node, { worker }, state)
    const hasQuery = node.resource_type !== 'seed' && node.language === 'sql'
    const code = !hasQuery ? selectAll(runtime) : await codeOf(runtime, worker, state)
    failed.compiledCode = code
    if (limit === undefined) return { code, rows: null }
    const header = runtime.resolver.configValue('sql_header') ?? null
    const sql = await callMacro(runtime.context, 'get_show_sql', [code, header, limit])
    const rows = await runtime.session.execute(text(sql), { autoBegin: false })
    return { code, rows }
  } catch (cause) {
    throw nodeError(cause, failed)
  } finally {
    await runtime?.session.rollback().catch(() => undefined)
  }
}

/** A seed and a model in another language have no SQL: what is shown is the table that they were built as. */
function selectAll(runtime: NodeRuntime): string {
  return `select * from ${text(runtime.resolver.self())}`
}
