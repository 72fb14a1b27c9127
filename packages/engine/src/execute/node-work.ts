import { Relation, toPlain } from '@waypoint/context'
import { WaypointError } from '@waypoint/contracts'
import { argumentsOf, text as textOf, type Value } from '@waypoint/jinja'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import type { TestSettings } from './test-outcome.ts'

/** Calls the materialization of a compiled node and notes what it built. Leaves no transaction open. */
export async function materialize(runtime: NodeRuntime, materialization: string): Promise<void> {
  const { context, session } = runtime
  const macro = context.macros.materialization(materialization)
  if (macro === undefined) {
    throw new WaypointError({
      code: 'missing-materialization',
      message: `There is no materialization '${materialization}' for ${session.adapter.type}`,
      hint: `Use view, table, incremental or ephemeral, or write {% materialization ${materialization}, default %}.`,
    })
  }
  const returned = (await macro.call(argumentsOf([], undefined, { trace: runtime.trace }))) ?? null
  await session.commit()
  for (const relation of relationsIn(returned)) {
    if (relation.type !== 'function') await session.cache.add(relation.toName())
  }
}

function relationsIn(returned: Value): readonly Relation[] {
  const relations = returned instanceof Map ? returned.get('relations') : null
  return Array.isArray(relations) ? relations.filter((each) => each instanceof Relation) : []
}

/** What the statement named `main` answered, as it goes into run_results. */
export function mainResponse(runtime: NodeRuntime): Readonly<Record<string, unknown>> {
  const response = runtime.results.get('main')?.response
  const plain = response === undefined ? null : toPlain(response)
  if (typeof plain === 'string') return { _message: plain }
  return typeof plain === 'object' && plain !== null ? { ...plain } : {}
}

export function testSettings(runtime: NodeRuntime): TestSettings {
  const text = (key: string): string => textOf(runtime.resolver.configValue(key) ?? '')
  return { severity: text('severity'), warnIf: text('warn_if'), errorIf: text('error_if') }
}
