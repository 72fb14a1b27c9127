import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Host } from '../../host.ts'
import { loadLayer } from '../../measuring/load-layer.ts'
import type { WorkspaceOptions } from '../../options/workspace-options.ts'
import { tracedProject } from '../../tracing/project-trace.ts'
import { workspaceAt } from '../../workspace/workspace.ts'
import { dataDictionary } from './data-dictionary.ts'
import { metricDictionary } from './metric-dictionary.ts'
import { sourceMap } from './source-map.ts'

export interface ReferenceOptions extends WorkspaceOptions {
  readonly output: string
}

/** `waypoint docs reference`: what the last build knows of tables, metrics and columns, as pages to read. */
export async function writeReference(options: ReferenceOptions, host: Host): Promise<void> {
  const workspace = workspaceAt(options.dir, host.cwd)
  const project = await tracedProject(workspace)
  const pages = {
    'data-dictionary.md': dataDictionary(project.manifest),
    'metric-dictionary.md': metricDictionary(loadLayer(workspace), project.manifest),
    'source-to-mart-map.md': sourceMap(project.manifest, project),
  }
  const folder = resolve(host.cwd, options.output)
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(pages)) {
    writeFileSync(join(folder, name), text)
    host.out(`Wrote ${join(options.output, name)}\n`)
  }
}
