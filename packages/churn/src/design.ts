import type { Feature } from './features.ts'
import type { Observation } from './observation.ts'

/** Rows of numbers, one after the other; null is NaN. */
export interface Design {
  readonly width: number
  readonly values: Float64Array
}

/** Mean and spread of each column in the rows learned from. */
export interface Scale {
  readonly means: Float64Array
  readonly deviations: Float64Array
}

export function designOf(observations: readonly Observation[], features: readonly Feature[]): Design {
  const width = features.length
  const values = new Float64Array(observations.length * width)
  observations.forEach((observation, row) => {
    features.forEach((feature, column) => {
      values[row * width + column] = feature.value(observation) ?? Number.NaN
    })
  })
  return { width, values }
}

export function scaleOf({ width, values }: Design, rows: Int32Array): Scale {
  const means = new Float64Array(width)
  const deviations = new Float64Array(width)
  for (let column = 0; column < width; column += 1) {
    let [count, sum, squares] = [0, 0, 0]
    for (const row of rows) {
      const value = values[row * width + column] as number
      if (Number.isNaN(value)) continue
      count += 1
      sum += value
      squares += value * value
    }
    const mean = count === 0 ? 0 : sum / count
    means[column] = mean
    deviations[column] = count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean))
  }
  return { means, deviations }
}

interface Place {
  readonly row: number
  readonly column: number
}

/** The value in standard deviations from the mean; 0 where it is missing or the same for everybody. */
export function standardized({ width, values }: Design, scale: Scale, { row, column }: Place): number {
  const value = values[row * width + column] as number
  const deviation = scale.deviations[column] as number
  return Number.isNaN(value) || deviation < 1e-9 ? 0 : (value - (scale.means[column] as number)) / deviation
}
