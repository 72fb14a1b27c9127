import { WaypointErrors } from '@waypoint/contracts'
import { writeCatalog } from '../artifacts/write-catalog.ts'
import { catalogRelations } from '../catalog/catalog-relations.ts'
import { readCatalog } from '../catalog/read-catalog.ts'
import { withRunState } from '../execute/with-run-state.ts'
import type { CommandOutcome, CommandRun } from './command-run.ts'
import { runNodes } from './run-nodes.ts'
import { writeProject } from './write-project.ts'

/** `docs generate`: compiled SQL and what the database says of tables and columns, beside the manifest. */
export async function generateDocs(run: CommandRun): Promise<CommandOutcome> {
  const { options, services, loaded, targetPath } = run
  const { compile, catalog } = options.docs ?? { compile: true, catalog: true }
  const { results } = compile ? await compileNodes(run) : await writeProject(run)
  const failures = results.flatMap(({ error }) => error ?? [])
  if (failures.length > 0) throw new WaypointErrors(failures)
  if (!catalog) {
    writeCatalog(targetPath, { tables: [], errors: [] }, loaded)
    return { results }
  }
  const relations = catalogRelations(loaded.project, asked(run))
  const { tables, errors } = await withRunState({ ...run, selected: [] }, (state) =>
    readCatalog(relations, state),
  )
  for (const warning of errors) services.onEvent?.({ kind: 'warning', warning })
  const messages = errors.map((error) => error.message)
  writeCatalog(targetPath, { tables, errors: messages }, loaded)
  return { results, catalog: tables }
}

function compileNodes(run: CommandRun): Promise<CommandOutcome> {
  return runNodes({ ...run, options: { ...run.options, command: 'compile' } })
}

/** A selection limits the catalog as well; without one it tells of everything. */
function asked({ options, selected }: CommandRun): ReadonlySet<string> | null {
  const { select, exclude, selector } = options
  const isOpen = (select?.length ?? 0) === 0 && (exclude?.length ?? 0) === 0 && selector === undefined
  return isOpen ? null : new Set(selected.ids)
}
