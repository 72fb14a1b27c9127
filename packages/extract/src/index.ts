export { extractFolder } from './extract-folder.ts'
export type {
  ExtractEvent,
  ExtractInput,
  ExtractOptions,
  ExtractSummary,
  FileFailure,
  LoadedColumn,
  LoadMode,
  TableLoad,
} from './options.ts'
export { findSources, inferSource, type SourceFolder } from './sources.ts'
