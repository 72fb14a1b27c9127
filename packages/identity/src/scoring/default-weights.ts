import type { Weights } from './weights.ts'
export const DEFAULT_WEIGHTS: Weights = { version: 'x', strata: {}, fields: {} }
