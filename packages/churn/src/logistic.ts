import { type Design, type Scale, scaleOf, standardized } from './design.ts'
import { solvePositive } from './solve-positive.ts'

/** Log odds, linear in the standardized features; the intercept comes first. */
export interface Logistic {
  readonly scale: Scale
  readonly weights: Float64Array
}

export interface Lesson {
  readonly design: Design
  /** 1 where the customer left. */
  readonly outcomes: Float64Array
  /** The rows to learn from. */
  readonly rows: Int32Array
}

/** Holds weights back as that many customers of a standard deviation would. */
const RIDGE = 4
const STEPS = 25
const SMALLEST_SHARE = 1 / 1024
/** Steps shrink quadratically: after one this small the next would change nothing that shows. */
const TOLERANCE = 1e-3

/** Newton's method on the penalised likelihood; a step that does not raise it is halved. */
export function fitLogistic({ design, outcomes, rows }: Lesson): Logistic {
  const scale = scaleOf(design, rows)
  const size = design.width + 1
  const inputs = new Float64Array(rows.length * size)
  rows.forEach((row, index) => {
    inputs[index * size] = 1
    for (let column = 0; column < design.width; column += 1) {
      inputs[index * size + column + 1] = standardized(design, scale, { row, column })
    }
  })
  const own = Float64Array.from(rows, (row) => outcomes[row] as number)
  let weights = atBaseRate(own, size)
  let slope = slopeAt(inputs, own, weights)
  for (let step = 0; step < STEPS; step += 1) {
    const change = solvePositive(slope.curvature, slope.gradient)
    let share = 1
    let next = moved(weights, change, share)
    let nextSlope = slopeAt(inputs, own, next)
    while (nextSlope.likelihood < slope.likelihood && share > SMALLEST_SHARE) {
      share /= 2
      next = moved(weights, change, share)
      nextSlope = slopeAt(inputs, own, next)
    }
    weights = next
    slope = nextSlope
    if (share * change.reduce((most, value) => Math.max(most, Math.abs(value)), 0) < TOLERANCE) break
  }
  return { scale, weights }
}

const moved = (weights: Float64Array, change: Float64Array, share: number): Float64Array =>
  weights.map((weight, index) => weight + share * (change[index] as number))

function atBaseRate(outcomes: Float64Array, size: number): Float64Array {
  const weights = new Float64Array(size)
  const rate = (outcomes.reduce((sum, value) => sum + value, 0) + 0.5) / (outcomes.length + 1)
  weights[0] = Math.log(rate / (1 - rate))
  return weights
}

/** The penalised log likelihood, its gradient and its (negative) curvature. */
interface Slope {
  readonly likelihood: number
  readonly gradient: Float64Array
  readonly curvature: Float64Array
}

function slopeAt(inputs: Float64Array, outcomes: Float64Array, weights: Float64Array): Slope {
  const size = weights.length
  const curvature = new Float64Array(size * size)
  const gradient = new Float64Array(size)
  let likelihood = 0
  for (let row = 0; row < outcomes.length; row += 1) {
    const from = row * size
    let logOdds = 0
    for (let column = 0; column < size; column += 1) {
      logOdds += (inputs[from + column] as number) * (weights[column] as number)
    }
    const outcome = outcomes[row] as number
    const expected = 1 / (1 + Math.exp(-logOdds))
    const error = outcome - expected
    const weight = Math.max(expected * (1 - expected), 1e-9)
    likelihood -= Math.log1p(Math.exp(outcome === 1 ? -logOdds : logOdds))
    for (let column = 0; column < size; column += 1) {
      const value = inputs[from + column] as number
      gradient[column] = (gradient[column] as number) + error * value
      const weighed = weight * value
      const place = column * size
      for (let other = 0; other <= column; other += 1) {
        curvature[place + other] =
          (curvature[place + other] as number) + weighed * (inputs[from + other] as number)
      }
    }
  }
  for (let column = 1; column < size; column += 1) {
    const weight = weights[column] as number
    likelihood -= (RIDGE * weight * weight) / 2
    gradient[column] = (gradient[column] as number) - RIDGE * weight
    curvature[column * size + column] = (curvature[column * size + column] as number) + RIDGE
  }
  return { likelihood, gradient, curvature }
}

/** Log odds that the customer of a row leaves. */
export function logOddsOf({ scale, weights }: Logistic, design: Design, row: number): number {
  let sum = weights[0] as number
  for (let column = 0; column < design.width; column += 1) {
    sum += standardized(design, scale, { row, column }) * (weights[column + 1] as number)
  }
  return sum
}
