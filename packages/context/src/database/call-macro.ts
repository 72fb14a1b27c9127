import { argumentsOf, PythonError, type Value } from '@waypoint/jinja'
import type { NodeContext } from '../environment.ts'

/** Calls a macro as the node would find it, so that a project's own version of it takes effect. */
export async function callMacro(
  context: NodeContext,
  name: string,
  positional: readonly Value[],
): Promise<Value> {
  const macro = context.macros.find(null, name)
  if (macro === undefined) throw new PythonError('undefined', `There is no macro '${name}'`)
  return (await macro.call(argumentsOf(positional))) ?? null
}
