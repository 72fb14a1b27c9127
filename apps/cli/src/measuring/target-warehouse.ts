import { encodeSemanticManifest } from '@waypoint/artifacts'
import type { QueryResult } from '@waypoint/adapter-contract'
import { decodeSemanticLayer, type SemanticLayer } from '@waypoint/semantics'
import { projectManifest } from '../drift/project-manifest.ts'
import { engineSettings, runWithSettings } from '../engine/engine-settings.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { QueryOptions } from './query-metrics.ts'

const ALL = -1

/** The metrics of the project as it is now, for the warehouse of a target. */
export async function layerOfTarget(options: QueryOptions, host: Host): Promise<SemanticLayer> {
  const manifest = await projectManifest(options, host)
  return decodeSemanticLayer(JSON.parse(encodeSemanticManifest(manifest)))
}

export async function queryTarget(sql: string, options: QueryOptions, host: Host): Promise<QueryResult> {
  const asked = invocationOptions('show', { ...options, writeJson: false }, host)
  const inline = `{% raw %}${sql}{% endraw %}`
  const { previews } = await runWithSettings(
    await engineSettings({ ...asked, inline, limit: ALL }, host),
    () => undefined,
  )
  const [result] = previews.values()
  return result ?? { columns: [], rows: [], rowsAffected: null, response: {} }
}
