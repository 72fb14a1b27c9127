import { runAndShow } from '../engine/run-command.ts'
import { engineSettings } from '../engine/engine-settings.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import { parseMacroArguments } from '../engine/vars.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'

export interface OperationOptions extends EngineOptions {
  /** YAML or JSON text. */
  readonly args?: string
}

export async function runOperation(macro: string, options: OperationOptions, host: Host): Promise<void> {
  const args = options.args === undefined ? {} : parseMacroArguments(options.args)
  const asked = invocationOptions('run-operation', options, host)
  await runAndShow(await engineSettings({ ...asked, operation: { macro, args } }, host))
}
