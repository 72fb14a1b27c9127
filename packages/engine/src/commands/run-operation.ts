import { WaypointError } from '@waypoint/contracts'
import { withRunState } from '../execute/with-run-state.ts'
import { findMacro } from '../operations/find-macro.ts'
import { runMacro } from '../operations/run-macro.ts'
import type { CommandOutcome, CommandRun } from './command-run.ts'
import { recordRun } from './record-run.ts'

/** `run-operation`: one macro, called by its name. */
export async function runOperation(run: CommandRun): Promise<CommandOutcome> {
  const { operation } = run.options
  if (operation === undefined) throw nothingNamed()
  const macro = findMacro(run.loaded.project, operation.macro)
  const startedAt = performance.now()
  const result = await withRunState({ ...run, selected: [] }, async (state) =>
    state.mask.result(await runMacro({ macro, args: operation.args }, state)),
  )
  await recordRun(run, [result], (performance.now() - startedAt) / 1000)
  return { results: [result] }
}

function nothingNamed(): WaypointError {
  return new WaypointError({
    code: 'missing-macro',
    message: 'run-operation needs the name of a macro',
    hint: "Name one: waypoint run-operation grant_select --args '{role: reporter}'.",
  })
}
