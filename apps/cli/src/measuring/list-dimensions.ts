import { findMetric, queryScope } from '@waypoint/semantics'
import type { Host } from '../host.ts'
import type { WorkspaceOptions } from '../options/workspace-options.ts'
import { renderTable } from '../terminal/table.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { loadLayer } from './load-layer.ts'

export interface DimensionOptions extends WorkspaceOptions {
  readonly metrics: readonly string[]
}

/** `waypoint metrics dimensions`: what these metrics can be grouped and filtered by together. */
export function listDimensions(options: DimensionOptions, host: Host): void {
  const layer = loadLayer(workspaceAt(options.dir, host.cwd))
  const { shared } = queryScope(
    layer,
    options.metrics.map((name) => findMetric(layer, name)),
  )
  const attributes = [...shared.values()].map(({ name, kind, grain, description }) => ({
    name,
    kind,
    grain,
    description,
  }))
  if (options.json === true) {
    host.out(`${JSON.stringify(attributes, null, 2)}\n`)
    return
  }
  const columns = ['dimension', 'kind', 'what it is'].map((title) => ({ title, align: 'left' as const }))
  const rows = attributes.map((each) => [
    each.name,
    each.grain === null ? each.kind : `${each.kind}, by ${each.grain} or longer`,
    each.description,
  ])
  host.out(renderTable(columns, rows, host.style))
}
