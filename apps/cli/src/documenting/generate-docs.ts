import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type EngineEvent, WaypointError } from '@waypoint/contracts'
import { writeCatalog } from '@waypoint/engine'
import { runEngine } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { createJsonView } from '../terminal/json-view.ts'
import { renderWarning } from '../terminal/warning-view.ts'
import { renderDocs } from './render-docs.ts'
import { resourcesOf } from './resources-of.ts'

export interface DocsOptions extends EngineOptions {
  readonly compile: boolean
  readonly emptyCatalog?: boolean
}

/** Writes manifest.json, catalog.json and index.html, all from the project's files alone. */
export async function generateDocs(options: DocsOptions, host: Host): Promise<void> {
  if (options.compile || options.emptyCatalog !== true) throw needsDatabase()
  const { manifest, targetPath, exitCode } = await runEngine('parse', options, {
    host,
    onEvent: listener(options, host),
  })
  writeCatalog(targetPath, manifest, [])
  const file = join(targetPath, 'index.html')
  const { project_name: name, generated_at: generatedAt } = manifest.metadata
  writeFileSync(`${file}.tmp`, renderDocs({ name, generatedAt, resources: resourcesOf(manifest) }))
  renameSync(`${file}.tmp`, file)
  if (options.logFormat === 'text' && options.quiet !== true) host.out(`Wrote ${file}\n`)
  host.exitWith(exitCode)
}

function listener(options: DocsOptions, host: Host): (event: EngineEvent) => void {
  if (options.logFormat === 'json') return createJsonView(host).onEvent
  return (event) => {
    if (event.kind === 'warning' && options.quiet !== true) host.err(renderWarning(event.warning, host.style))
  }
}

function needsDatabase(): WaypointError {
  return new WaypointError({
    code: 'not-supported',
    message: 'Compiled SQL and the catalog of the database are not yet part of the documentation',
    hint: 'Document what the files say: waypoint docs generate --no-compile --empty-catalog',
  })
}
