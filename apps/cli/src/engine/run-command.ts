import type { Command, InvocationResult } from '@waypoint/engine'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { explainAccepted } from '../options/accepted-options.ts'
import { createJsonView } from '../terminal/json-view.ts'
import { renderRunSummary } from '../terminal/run-summary.ts'
import { createRunView } from '../terminal/run-view.ts'
import { engineSettings, type EngineSettings, runWithSettings } from './engine-settings.ts'
import { invocationOptions } from './run-engine.ts'

/** build, run, test, seed, compile, …: run the nodes, show them, end with a sentence and an exit code. */
export async function runNodes(
  command: Command,
  options: EngineOptions,
  host: Host,
): Promise<InvocationResult> {
  const settings = await engineSettings(invocationOptions(command, options, host), host)
  return runAndShow(settings, options.explain)
}

/** The same for an invocation that is already described. */
export async function runAndShow(settings: EngineSettings, explain = false): Promise<InvocationResult> {
  const { host, json, quiet } = settings
  if (!json && !quiet) for (const line of explainAccepted(host.commandLine)) host.err(`${line}\n`)
  const debug = settings.options.debug === true || settings.options.logLevel === 'debug'
  const view = json
    ? createJsonView(host, settings.options.invocationId ?? '')
    : createRunView(host, { detail: 'nodes', quiet, debug, explain })
  try {
    const outcome = await runWithSettings(settings, view.onEvent)
    view.close()
    if (!json && (!quiet || outcome.exitCode !== 0)) host.out(renderRunSummary(outcome, host.style))
    host.exitWith(outcome.exitCode)
    return outcome
  } finally {
    view.close()
  }
}
