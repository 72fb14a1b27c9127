export { cellText } from './cell-text.ts'
export type {
  Adapter,
  AdapterFactory,
  AdapterRegistry,
  Connection,
  OpenOptions,
  SeedLoad,
} from './adapter.ts'
export type { Capabilities } from './capabilities.ts'
export type { Cell, DecimalText, QueryOptions, QueryResult, ResultColumn } from './query.ts'
export { type SeedColumn, seedColumns } from './seed-columns.ts'
