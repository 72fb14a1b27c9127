export { decodeManifest } from './decode-manifest.ts'
export { decodeRunResults, type RecordedResult, type RecordedRun } from './decode-run-results.ts'
export { decodeSources } from './decode-sources.ts'
export { type CatalogColumn, type CatalogStat, type CatalogTable, encodeCatalog } from './encode-catalog.ts'
export {
  encodeAfterNodes,
  encodeBeforeNodes,
  encodeManifest,
  encodeNodeEntry,
  writtenAsNodes,
} from './encode-manifest.ts'
export { encodeRunResults, type RunResultsMeta } from './encode-run-results.ts'
export { encodeSemanticManifest } from './encode-semantic-manifest.ts'
export { encodeSources, type SourcesMeta } from './encode-sources.ts'
