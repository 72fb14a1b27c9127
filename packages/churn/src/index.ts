export type { ChurnRow } from './churn-row.ts'
export type { Observation } from './observation.ts'
export { trainChurn } from './train-churn.ts'
