/** One observation: what is known, and what happened. */
export interface Example {
  readonly features: readonly number[]
  readonly happened: boolean
}

/** The log odds of an example; only their order matters here. */
export type Model = (features: readonly number[]) => number

interface Scale {
  readonly mean: number
  readonly deviation: number
}

const scaleOf = (values: readonly number[]): Scale => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, deviation: Math.sqrt(variance) || 1 }
}

const ROUNDS = 200
const STEP = 1

/** Fits by gradient descent on standardised features: the same examples give the same model. */
export const fitLogisticRegression = (examples: readonly Example[]): Model => {
  const width = examples[0]?.features.length ?? 0
  const scales = Array.from({ length: width }, (_, column) =>
    scaleOf(examples.map(({ features }) => features[column] ?? 0)),
  )
  const standardise = (features: readonly number[]): readonly number[] =>
    scales.map(({ mean, deviation }, column) => ((features[column] ?? 0) - mean) / deviation)
  const rows = examples.map(({ features, happened }) => ({ inputs: standardise(features), happened }))
  const weights = Array.from({ length: width }, () => 0)
  let intercept = 0
  const logOdds = (inputs: readonly number[]): number =>
    inputs.reduce((sum, input, column) => sum + input * (weights[column] ?? 0), intercept)
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = weights.map(() => 0)
    let slope = 0
    for (const { inputs, happened } of rows) {
      const miss = (happened ? 1 : 0) - 1 / (1 + Math.exp(-logOdds(inputs)))
      slope += miss
      for (const [column, input] of inputs.entries()) slopes[column] = (slopes[column] ?? 0) + miss * input
    }
    intercept += (STEP * slope) / rows.length
    for (const [column, value] of slopes.entries()) {
      weights[column] = (weights[column] ?? 0) + (STEP * value) / rows.length
    }
  }
  return (features) => logOdds(standardise(features))
}

/** The chance that the model ranks an example that happened above one that did not; ties count half. */
export const areaUnderCurve = (model: Model, examples: readonly Example[]): number => {
  const scored = examples
    .map(({ features, happened }) => ({ score: model(features), happened }))
    .toSorted((left, right) => left.score - right.score)
  let rankSum = 0
  for (let start = 0; start < scored.length; ) {
    let end = start
    while (end < scored.length && scored[end]?.score === scored[start]?.score) end++
    const happened = scored.slice(start, end).filter((entry) => entry.happened).length
    rankSum += (happened * (start + 1 + end)) / 2
    start = end
  }
  const positives = scored.filter(({ happened }) => happened).length
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (scored.length - positives))
}
