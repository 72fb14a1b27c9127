import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineEvent } from '@waypoint/contracts'
import { engineSettings, type EngineSettings, runWithSettings } from '../engine/engine-settings.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { createJsonView } from '../terminal/json-view.ts'
import { renderWarning } from '../terminal/warning-view.ts'
import { renderDocs } from './render-docs.ts'
import { resourcesOf } from './resources-of.ts'
import { withCatalog } from './with-catalog.ts'

export interface DocsOptions extends EngineOptions {
  readonly compile: boolean
  readonly emptyCatalog?: boolean
  readonly static?: boolean
}

/** Writes manifest.json, catalog.json and index.html; asks the database unless both halves are turned off. */
export async function generateDocs(options: DocsOptions, host: Host): Promise<void> {
  const asked = invocationOptions('docs-generate', options, host)
  const docs = { compile: options.compile, catalog: options.emptyCatalog !== true }
  const settings = await engineSettings({ ...asked, docs }, host)
  const result = await runWithSettings(settings, listener(settings))
  const { manifest, targetPath } = result
  const { project_name: name, generated_at: generatedAt } = manifest.metadata
  const resources = withCatalog(resourcesOf(manifest), result)
  const page = renderDocs({ name, generatedAt, resources })
  const names = options.static === true ? ['index.html', 'static_index.html'] : ['index.html']
  for (const file of names.map((each) => join(targetPath, each))) {
    writeFileSync(`${file}.tmp`, page)
    renameSync(`${file}.tmp`, file)
    if (!settings.json && !settings.quiet) host.out(`Wrote ${file}\n`)
  }
  host.exitWith(result.exitCode)
}

function listener({ host, json, quiet, options }: EngineSettings): (event: EngineEvent) => void {
  if (json) return createJsonView(host, options.invocationId).onEvent
  return (event) => {
    if (event.kind === 'warning' && !quiet) host.err(renderWarning(event.warning, host.style))
  }
}
