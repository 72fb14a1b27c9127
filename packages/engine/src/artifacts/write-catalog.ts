import { join } from 'node:path'
import { type CatalogTable, encodeCatalog } from '@waypoint/artifacts'
import type { Loaded } from '../load.ts'
import { writeAtomically } from './write-atomically.ts'

export interface CatalogContent {
  readonly tables: readonly CatalogTable[]
  readonly errors: readonly string[]
}

/** Writes catalog.json beside the manifest it belongs to. */
export function writeCatalog(
  targetPath: string,
  { tables, errors }: CatalogContent,
  { invocation, metadata }: Pick<Loaded, 'invocation' | 'metadata'>,
): void {
  const { id: invocationId, startedAt } = invocation
  const meta = { invocationId, startedAt, generatedAt: new Date(), env: metadata, errors }
  writeAtomically(join(targetPath, 'catalog.json'), encodeCatalog(tables, meta))
}
