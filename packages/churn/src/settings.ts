import { FEATURES } from './features.ts'
import type { PredictionSettings } from './predict-churn.ts'

/** The horizon of an observation's outcome, and what there has to be to learn from. */
export const SETTINGS: PredictionSettings = {
  features: FEATURES,
  horizonDays: 90,
  minimumChurners: 40,
  maximumRows: 30_000,
}
