export { decodeManifest } from './decode-manifest.ts'
export { decodeRunResults, type RecordedResult, type RecordedRun } from './decode-run-results.ts'
export { encodeManifest } from './encode-manifest.ts'
export { encodeRunResults, type RunResultsMeta } from './encode-run-results.ts'
