/** Months after a cohort's start that are shown; 0 is the day of the first MRR. */
export const cohortOffsets = [0, 1, 3, 6, 9, 12, 18, 24] as const

export interface CohortCell {
  readonly offset: number
  /** Retained over starting MRR, and over starting customers; 1 is 100 %. */
  readonly revenue: number
  readonly accounts: number
}

/** The customers whose first MRR fell into one quarter. */
export interface Cohort {
  /** First day of the quarter. */
  readonly quarter: string
  readonly customers: number
  readonly startingCents: number
  /** Only what every month of the quarter has reached. */
  readonly cells: readonly CohortCell[]
}

/** Oldest first. */
export interface Cohorts {
  readonly cohorts: readonly Cohort[]
}
