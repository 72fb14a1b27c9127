export {
  compareSources,
  compareWithContract,
  type DeclaredTable,
  type SourceChange,
  type SourceColumns,
} from './drift/compare-sources.ts'
export { extractFolder } from './extract-folder.ts'
export { extractHistory, type HistoryOptions } from './history/extract-history.ts'
export { findHistories, type SourceHistory } from './history/find-histories.ts'
export type {
  ColumnChange,
  ExtractEvent,
  ExtractInput,
  ExtractOptions,
  ExtractSummary,
  ForeignWarehouse,
  FileFailure,
  LoadedColumn,
  LoadMode,
  SourceDatabase,
  TableLoad,
  TableSettings,
} from './options.ts'
export { readSettings, type SettingsBySource } from './settings/read-settings.ts'
export type { JsonRows, Lake, Landing } from './lake/lake.ts'
export { sendTable, type TableToSend } from './lake/send-table.ts'
export { tablesToSend } from './lake/tables-to-send.ts'
export { findSources, inferSource, type SourceFolder } from './sources.ts'
