/** What models in TypeScript import to learn which customers leave. */
export { type ChurnRow, type Observation, trainChurn } from '@waypoint/churn'
