import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { type ExtractSummary, extractFolder, findSources, type SourceFolder } from '@waypoint/extract'
import type { ExtractOptions } from '../commands/extract.ts'
import type { Host } from '../host.ts'
import { createLiveRegion } from '../terminal/live-region.ts'
import { withWarehouse } from '../workspace/warehouse.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { renderExtract, renderExtractTotal } from './extract-view.ts'
import { firstRejects } from './first-rejects.ts'

/** Loads each source below the folder; a file that cannot be read does not keep the others from being loaded. */
export async function extractIntoWorkspace(
  folder: string,
  options: ExtractOptions,
  host: Host,
): Promise<void> {
  const workspace = workspaceAt(options.dir, host.cwd)
  const sources = await sourcesBelow(resolve(host.cwd, folder), options.source)
  const live = createLiveRegion(host)
  const summaries = await withWarehouse(workspace, async (connection) => {
    const done: ExtractSummary[] = []
    for (const { source, folder: input } of sources) {
      const summary = await extractFolder({
        source,
        input: { folder: input },
        connection,
        mode: options.mode,
        signal: host.signal,
        ...(options.batch === undefined ? {} : { batchId: options.batch }),
        onProgress: (event) => {
          if (event.kind === 'table-started') {
            live.update([`raw_${source}.${event.table}  ${event.index} of ${event.total}`])
          }
        },
      })
      done.push(summary)
      const rejects = await firstRejects(connection, summary)
      if (options.json !== true) live.print(renderExtract(summary, rejects, host.style))
    }
    return done
  }).finally(() => live.close())
  if (options.json === true) host.out(`${JSON.stringify(summaries, null, 2)}\n`)
  else host.out(renderExtractTotal(summaries, workspace, host.style))
  host.exitWith(summaries.some((summary) => summary.failures.length > 0) ? 1 : 0)
}

async function sourcesBelow(folder: string, source: string | undefined): Promise<readonly SourceFolder[]> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new WaypointError({
      code: 'no-folder',
      message: `${folder} is not a folder`,
      hint: 'name a folder that holds one CSV or Parquet file per table',
    })
  }
  if (source !== undefined) return [{ source, folder }]
  const found = await findSources(folder)
  if (found.length > 0) return found
  throw new WaypointError({
    code: 'no-tables',
    message: `there is no CSV or Parquet file in ${folder}`,
    hint: 'one file per table, named after it: account.csv, contact.parquet',
  })
}
