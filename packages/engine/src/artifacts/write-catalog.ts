import { join } from 'node:path'
import { type CatalogTable, encodeCatalog } from '@waypoint/artifacts'
import type { Manifest } from '@waypoint/contracts'
import { writeAtomically } from './write-atomically.ts'

export interface CatalogContent {
  readonly tables: readonly CatalogTable[]
  readonly errors: readonly string[]
}

/** Writes catalog.json beside the manifest it belongs to. */
export function writeCatalog(
  targetPath: string,
  manifest: Manifest,
  { tables, errors }: CatalogContent,
): void {
  const meta = { invocationId: manifest.metadata.invocation_id, generatedAt: new Date(), errors }
  writeAtomically(join(targetPath, 'catalog.json'), encodeCatalog(tables, meta))
}
