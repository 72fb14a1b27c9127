import { join } from 'node:path'
import type { Project } from '@waypoint/server'
import { keptFile } from '../serving/kept-file.ts'
import { createProject } from '../serving/workspace-project.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { withCatalog } from './with-catalog.ts'

type Tables = Parameters<typeof withCatalog>[1]['catalog']

interface WrittenTable {
  readonly metadata: Pick<Tables[number], 'type' | 'database' | 'schema' | 'name' | 'comment' | 'owner'>
  readonly columns: Readonly<Record<string, Tables[number]['columns'][number]>>
  readonly stats?: Readonly<Record<string, Tables[number]['stats'][number]>>
}

interface WrittenCatalog {
  readonly nodes: Readonly<Record<string, WrittenTable>>
  readonly sources: Readonly<Record<string, WrittenTable>>
}

/** What `docs generate`, of dbt or of Waypoint, left in a folder; nothing is published there. */
export function docsProject(folder: string): Project {
  const project = createProject({ ...workspaceAt(folder, folder), target: folder })
  const catalog = keptFile(join(folder, 'catalog.json'), (text) =>
    tablesOf(JSON.parse(text) as WrittenCatalog),
  )
  return {
    ...project,
    resources: async () => withCatalog(await project.resources(), { catalog: catalog() ?? [], results: [] }),
    columnLineage: () => project.columnLineage().catch(() => ({ graph: new Map(), untraced: [] })),
  }
}

function tablesOf({ nodes, sources }: WrittenCatalog): Tables {
  return Object.entries({ ...nodes, ...sources }).map(([uniqueId, { metadata, columns, stats = {} }]) => ({
    ...metadata,
    uniqueId,
    columns: Object.values(columns),
    stats: Object.values(stats),
  }))
}
