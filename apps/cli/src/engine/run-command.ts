import type { Command } from '@waypoint/engine'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { createJsonView } from '../terminal/json-view.ts'
import { renderRunSummary } from '../terminal/run-summary.ts'
import { createRunView } from '../terminal/run-view.ts'
import { runEngine } from './run-engine.ts'

/** build, run, test, seed, compile: run the nodes, show them, end with a sentence and an exit code. */
export async function runNodes(command: Command, options: EngineOptions, host: Host): Promise<void> {
  const json = options.logFormat === 'json'
  const view = json
    ? createJsonView(host)
    : createRunView(host, { detail: 'nodes', quiet: options.quiet === true })
  try {
    const outcome = await runEngine(command, options, { host, onEvent: view.onEvent })
    view.close()
    if (!json) host.out(renderRunSummary(outcome, host.style))
    host.exitWith(outcome.exitCode)
  } finally {
    view.close()
  }
}
