export { IdentityError } from './error.ts'
export { type Fit, type FitOptions, fitRecords } from './resolve/fit-records.ts'
export { type ResolveOptions, type ResolveSummary, resolveRecords } from './resolve/resolve-records.ts'
export type { Weights } from './scoring/weights.ts'
