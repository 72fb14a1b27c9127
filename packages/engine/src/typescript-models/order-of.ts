import { callMacro, type Relation, toPlain } from '@waypoint/context'
import type { RefArgs } from '@waypoint/contracts'
import type { StaticModel } from '@waypoint/project'
import { type Cte, injectCtes } from '../compile/inject-ctes.ts'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import type { RunState } from '../run-state.ts'
import { keyOfRef, keyOfSource, type ModelOrder, type OfferedRelation } from './protocol.ts'

export interface OrderParts {
  readonly model: StaticModel
  readonly modelUrl: string
  readonly rowsFile: string
}

/** What the thread of a model is given: the relations it may read, already named, and what it is configured with. */
export async function orderOf(
  runtime: NodeRuntime,
  { model, modelUrl, rowsFile }: OrderParts,
  state: RunState,
): Promise<{ readonly order: ModelOrder; readonly ctes: readonly Cte[] }> {
  const { node, context, resolver, session } = runtime
  const { vars } = context.environment
  const site = { file: node.original_file_path, line: 1, column: 1 }
  const refs = node.refs.map((args) => [args, resolver.ref(args, site)] as const)
  const ctes = await state.ephemerals.ctesFor(resolver.ephemerals, workerOf(runtime), state)
  const offer = (relation: unknown): OfferedRelation => {
    const name = (relation as Relation).toText()
    return { name, sql: injectCtes(`select * from ${name}`, ctes) }
  }
  const incremental = toPlain(await callMacro(context, 'is_incremental', []))
  const own = await session.cache.get(node.database ?? session.adapter.database, node.schema, node.alias)
  const order: ModelOrder = {
    model: modelUrl,
    rowsFile,
    relations: Object.fromEntries([
      ...refs.map(([args, relation]) => [refKey(args), offer(relation)] as const),
      ...node.sources.map(
        ([source, table]) =>
          [keyOfSource(source, table), offer(resolver.source(source, table, site))] as const,
      ),
    ]),
    self: offer(resolver.self()),
    selfExists: own !== undefined,
    isIncremental: incremental === true,
    vars: Object.fromEntries(
      model.vars.map((name) => [
        name,
        vars.has(name, node.package_name) ? vars.get(name, node.package_name) : undefined,
      ]),
    ),
    config: node.config,
  }
  return { order, ctes }
}

function refKey({ package: packageName, name, version }: RefArgs): string {
  return keyOfRef(packageName, name, version)
}

function workerOf({ context }: NodeRuntime): string {
  const worker = context.lookup('thread_id')
  return typeof worker === 'string' ? worker : 'main'
}
