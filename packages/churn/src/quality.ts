/** A score from 0 to 1 that was given, and what happened. */
export interface Judged {
  readonly score: number
  readonly leaves: boolean
}

export interface Quality {
  readonly observations: number
  readonly churned: number
  /** Mean squared difference of score and outcome. */
  readonly brier: number
  /** Chance that who left was scored above who stayed; ties count half. */
  readonly rocAuc: number
  /** Average precision: mean share of leavers among those scored as high as each leaver. */
  readonly prAuc: number
  /** How many times the share of leavers in the highest tenth is that of all. */
  readonly liftAtTenth: number
  /** Mean difference of score and share of leavers over tenths of the score. */
  readonly calibrationError: number
}

/** A run of equal scores, highest first. */
interface Tie {
  readonly score: number
  readonly count: number
  readonly churned: number
}

export function qualityOf(judged: readonly Judged[]): Quality {
  const ties = tiesOf(judged)
  const observations = judged.length
  const churned = judged.filter(({ leaves }) => leaves).length
  return {
    observations,
    churned,
    brier: meanOf(judged.map(({ score, leaves }) => (score - Number(leaves)) ** 2)),
    rocAuc: rocAucOf(ties, churned, observations - churned),
    prAuc: prAucOf(ties, churned),
    liftAtTenth: shareOfHighest(ties, observations / 10) / (churned / observations),
    calibrationError: calibrationErrorOf(curveOf(ties.toReversed(), observations)),
  }
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function tiesOf(judged: readonly Judged[]): readonly Tie[] {
  const counts = new Map<number, { count: number; churned: number }>()
  for (const { score, leaves } of judged) {
    const own = counts.get(score)
    if (own === undefined) {
      counts.set(score, { count: 1, churned: Number(leaves) })
      continue
    }
    own.count += 1
    own.churned += Number(leaves)
  }
  return [...counts]
    .map(([score, own]) => ({ score, ...own }))
    .toSorted((left, right) => right.score - left.score)
}

function rocAucOf(ties: readonly Tie[], churned: number, stayed: number): number {
  let [staysBelow, pairs] = [stayed, 0]
  for (const { count, churned: leavers } of ties) {
    const stayers = count - leavers
    staysBelow -= stayers
    pairs += leavers * (staysBelow + stayers / 2)
  }
  return pairs / (churned * stayed)
}

function prAucOf(ties: readonly Tie[], churned: number): number {
  let [above, leaversAbove, sum] = [0, 0, 0]
  for (const { count, churned: leavers } of ties) {
    above += count
    leaversAbove += leavers
    sum += leavers * (leaversAbove / above)
  }
  return sum / churned
}

/** Of a tie that reaches over the border only its share counts, as if it were mixed. */
function shareOfHighest(ties: readonly Tie[], wanted: number): number {
  let [taken, churned] = [0, 0]
  for (const { count, churned: leavers } of ties) {
    const part = Math.min(count, wanted - taken)
    if (part <= 0) break
    taken += part
    churned += (leavers * part) / count
  }
  return churned / taken
}

/** A tenth of the score, lowest first; a tie over its border is shared out. */
export interface CalibrationPoint {
  readonly tenth: number
  readonly observations: number
  readonly churned: number
  readonly meanScore: number
  readonly churnRate: number
}

export const calibrationCurve = (judged: readonly Judged[]): readonly CalibrationPoint[] =>
  curveOf(tiesOf(judged).toReversed(), judged.length)

function curveOf(rising: readonly Tie[], total: number): readonly CalibrationPoint[] {
  const points: CalibrationPoint[] = []
  let [index, used] = [0, 0]
  for (let tenth = 1; tenth <= 10; tenth += 1) {
    let [observations, churned, scores] = [0, 0, 0]
    for (let tie = rising[index]; tie !== undefined; tie = rising[index]) {
      const part = Math.min(tie.count - used, total / 10 - observations)
      if (part <= 1e-9) break
      observations += part
      churned += (part * tie.churned) / tie.count
      scores += part * tie.score
      used += part
      if (tie.count - used > 1e-9) break
      index += 1
      used = 0
    }
    if (observations === 0) continue
    points.push({
      tenth,
      observations,
      churned,
      meanScore: scores / observations,
      churnRate: churned / observations,
    })
  }
  return points
}

const calibrationErrorOf = (points: readonly CalibrationPoint[]): number =>
  points.reduce(
    (sum, { observations, meanScore, churnRate }) => sum + observations * Math.abs(meanScore - churnRate),
    0,
  ) / points.reduce((sum, { observations }) => sum + observations, 0)
