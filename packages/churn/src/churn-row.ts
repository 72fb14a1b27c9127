/** What a score was given by; all but the model are there to be compared with it. */
export type Scorer = 'model' | 'rules' | 'health' | 'recency' | 'constant'

export type ChurnRow =
  | {
      readonly output: 'prediction'
      readonly customer_id: string
      readonly date: string
      readonly churn_risk_score: number | null
      readonly missing_reason: 'cancellation_known' | 'too_few_churned' | null
    }
  | {
      readonly output: 'training'
      readonly date: string
      readonly observations: number
      readonly customers: number
      readonly churned: number
      readonly churn_rate: number
      readonly is_trained: boolean
    }
  | {
      readonly output: 'feature'
      readonly feature: string
      readonly description: string
      readonly weight: number
      readonly lowest_weight: number
      readonly highest_weight: number
      readonly mean: number
      readonly deviation: number
    }
  | {
      readonly output: 'quality'
      readonly scorer: Scorer
      readonly observations: number
      readonly churned: number
      readonly brier: number
      readonly roc_auc: number
      readonly pr_auc: number
      readonly lift_at_tenth: number
      readonly calibration_error: number
    }
  | {
      readonly output: 'calibration'
      readonly scorer: Scorer
      readonly tenth: number
      readonly observations: number
      readonly churned: number
      readonly mean_score: number
      readonly churn_rate: number
    }
