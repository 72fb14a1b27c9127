import type { Manifest } from '@waypoint/contracts'
import { engineSettings, runWithSettings } from '../engine/engine-settings.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'

/** The project as it is parsed; nothing is written, and no database is asked. */
export async function projectManifest(options: EngineOptions, host: Host): Promise<Manifest> {
  const asked = invocationOptions('parse', { ...options, writeJson: false }, host)
  const { manifest } = await runWithSettings(await engineSettings(asked, host), () => undefined)
  return manifest
}
