import { WaypointError } from '@waypoint/contracts'
import type { InspectedFile, InspectedTable } from './inspected-file.ts'
import { type LoadContext, relationIn } from './load-context.ts'
import type { LoggedFile } from './logged-file.ts'
import type { FileFailure } from './options.ts'

/** A batch knows its files by their content: what it has loaded, it does not load again. */
export async function filesToLoad(
  context: LoadContext,
  { table, files }: InspectedTable,
): Promise<readonly InspectedFile[]> {
  if (context.force) return files
  const { logged } = context.before
  if (context.mode === 'replace') return (await isLoaded(context, table, files)) ? [] : files
  if (context.mode === 'base') return isBase(context, files) ? [] : files
  const ofThisBatch = logged.filter(({ batchId }) => batchId === context.batchId)
  const done = new Set(ofThisBatch.map(({ sha256 }) => sha256))
  return files.filter(({ facts }) => !done.has(facts.sha256))
}

/** Appended once more under the same name, its rows would be there twice. */
export function changedFile(
  context: LoadContext,
  table: string,
  files: readonly InspectedFile[],
): FileFailure | null {
  if (context.mode !== 'append' || context.force) return null
  const logged = context.before.logged.filter(({ batchId }) => batchId === context.batchId)
  const known = new Set(logged.map(({ file }) => file))
  const changed = files.find(({ file }) => known.has(file.name))
  if (changed === undefined) return null
  const error = new WaypointError({
    code: 'changed-batch',
    message: `The batch ${context.batchId} was loaded with another ${changed.file.name} before.`,
    location: { file: changed.file.name },
    hint: `Name the batch otherwise with --batch, or declare a key: --key ${table}=id --mode upsert.`,
  })
  return { table, file: changed.file.name, error }
}

/** What was added to the base since does not matter. */
function isBase({ before, batchId }: LoadContext, files: readonly InspectedFile[]): boolean {
  const base = before.logged.filter((file) => file.batchId === batchId)
  return isSame(base, files) && before.columns.size > 0
}

function isSame(logged: readonly LoggedFile[], files: readonly InspectedFile[]): boolean {
  const hashes = logged.map(({ sha256 }) => sha256).toSorted()
  const wanted = files.map(({ facts }) => facts.sha256).toSorted()
  return hashes.join() === wanted.join()
}

async function isLoaded(
  context: LoadContext,
  table: string,
  files: readonly InspectedFile[],
): Promise<boolean> {
  const { logged, columns } = context.before
  if (!isSame(logged, files) || columns.size === 0) return false
  if (context.settings.key !== undefined) return true
  const { rows } = await context.connection.query(`select count(*) from ${relationIn(context, table)}`)
  return Number(rows[0]?.[0]) === logged.reduce((sum, file) => sum + file.rows, 0)
}
