import type { Host } from '../host.ts'
import type { WorkspaceOptions } from '../options/workspace-options.ts'
import { renderTable } from '../terminal/table.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { firstSentence } from './list-metrics.ts'
import { loadLayer } from './load-layer.ts'

/** `waypoint metrics saved` */
export function listSavedQueries(options: WorkspaceOptions, host: Host): void {
  const saved = [...loadLayer(workspaceAt(options.dir, host.cwd)).savedQueries.values()]
  if (options.json === true) {
    host.out(`${JSON.stringify(saved, null, 2)}\n`)
    return
  }
  if (saved.length === 0) {
    host.err('The project saves no queries.\n')
    return
  }
  const columns = ['saved query', 'metrics', 'by', 'what it is'].map((title) => ({
    title,
    align: 'left' as const,
  }))
  const rows = saved.map(({ name, query, description }) => [
    name,
    query.metrics.join(', '),
    query.groupBy.join(', '),
    firstSentence(description),
  ])
  host.out(renderTable(columns, rows, host.style))
}
