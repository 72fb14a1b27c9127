/** What a model card shows, as the marts of one published version hold it. */
export interface CardFigures {
  /** What company the figures are of: "the demo company, seed 1, 2019-01-01 to 2020-12-31". */
  readonly subject: string
  readonly quality: readonly QualityFigures[]
  readonly features: readonly FeatureFigures[]
  /** Of the model, lowest risks first. */
  readonly calibration: readonly CalibrationFigures[]
  /** In the order of their days. */
  readonly trainings: readonly TrainingFigures[]
  readonly foresight: readonly ForesightFigures[]
}

export interface QualityFigures {
  readonly scorer: string
  readonly observations: number
  readonly churned: number
  readonly brier: number
  readonly rocAuc: number
  readonly prAuc: number
  readonly liftAtTenth: number
  readonly calibrationError: number
}

interface FeatureFigures {
  readonly feature: string
  readonly weight: number
  readonly lowest: number
  readonly highest: number
}

export interface CalibrationFigures {
  readonly tenth: number
  readonly observations: number
  readonly meanScore: number
  readonly churnRate: number
}

interface TrainingFigures {
  readonly date: string
  readonly observations: number
  readonly customers: number
  readonly churned: number
  readonly isTrained: boolean
}

interface ForesightFigures {
  readonly daysBefore: number
  readonly customers: number
  readonly warned: number
  readonly meanRules: number
  readonly meanModel: number
}
