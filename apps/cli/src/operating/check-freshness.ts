import { resolve } from 'node:path'
import { runAndShow } from '../engine/run-command.ts'
import { engineSettings } from '../engine/engine-settings.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'

export interface FreshnessOptions extends EngineOptions {
  readonly output?: string
}

export async function checkFreshness(options: FreshnessOptions, host: Host): Promise<void> {
  const asked = invocationOptions('source-freshness', options, host)
  const output = options.output === undefined ? {} : { freshnessOutput: resolve(host.cwd, options.output) }
  await runAndShow(await engineSettings({ ...asked, ...output }, host))
}
