export { certificateFile } from './certificate-file.ts'
export { cellText } from './cell-text.ts'
export { dottedName, doubleQuoted } from './double-quotes.ts'
export type {
  Adapter,
  AdapterFactory,
  AdapterRegistry,
  Connection,
  Dependency,
  OpenOptions,
  SeedLoad,
} from './adapter.ts'
export { csvRecords } from './csv-records.ts'
export type { Capabilities } from './capabilities.ts'
export { invalidProfile, ProfileOutput, type Scalar } from './profile-output.ts'
export type { Cell, DecimalText, QueryOptions, QueryResult, ResultColumn, RowBatch } from './query.ts'
export { type SeedColumn, seedColumns } from './seed-columns.ts'
export { seedField, TypeInference } from './seed-types.ts'
export { type TypedSeedColumn, typedSeedColumns } from './typed-seed-columns.ts'
