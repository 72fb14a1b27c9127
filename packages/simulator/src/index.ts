export { describeSimulation, type SimulationDescription, type TableDescription } from './describe.ts'
export { SimulationError } from './error.ts'
export type {
  SimulationOptions,
  SimulationOutput,
  SimulationProgress,
  SimulationScale,
  SimulationShape,
} from './options.ts'
export { type SimulationSummary, simulate } from './simulate.ts'
export { furtherSourceNames } from './sources.ts'
export type { PostgresDoor } from './formats/postgres-door.ts'
export { vendorTables } from './schemas/catalog.ts'
export type { TableSchema } from './schemas/table.ts'
