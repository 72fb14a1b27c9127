import { join } from 'node:path'
import { type CatalogTable, encodeCatalog } from '@waypoint/artifacts'
import type { Manifest } from '@waypoint/contracts'
import { writeAtomically } from './write-atomically.ts'

/** Writes catalog.json beside the manifest it belongs to. */
export function writeCatalog(targetPath: string, manifest: Manifest, tables: readonly CatalogTable[]): void {
  const meta = { invocationId: manifest.metadata.invocation_id, generatedAt: new Date() }
  writeAtomically(join(targetPath, 'catalog.json'), encodeCatalog(tables, meta))
}
