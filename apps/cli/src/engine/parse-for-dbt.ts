import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { createOtelView } from '../terminal/otel-view.ts'
import { runEngine } from './run-engine.ts'

/** `parse` as the parser of dbt itself: it reads our manifest and relays our log records. */
export async function parseForDbt(options: EngineOptions, host: Host): Promise<void> {
  const { exitCode } = await runEngine('parse', options, {
    host,
    onEvent: createOtelView(host).onEvent,
  })
  host.exitWith(exitCode)
}
