import { nearestName } from '@waypoint/contracts'
import {
  components,
  type KnownMeasure,
  knownMeasures,
  meaningsOfNothing,
  type MeasureName,
  measureNames,
} from './known-measures.ts'
import type { MeasurePolicy } from './policy.ts'
import type { Reading } from './reading.ts'

const KEYS = ['component', 'weight', 'no_penalty_at', 'full_penalty_at', 'when_unmeasured', 'description']
const CHANGEABLE = ['weight', 'no_penalty_at', 'full_penalty_at', 'when_unmeasured']

export type MeasurePolicies = Partial<Record<MeasureName, MeasurePolicy>>

/** Anything up to what a decimal(12, 4) of the seed holds. */
const THRESHOLDS = { from: -99_999_999, to: 99_999_999 }

export function readMeasures(reading: Reading): MeasurePolicies {
  const measures: MeasurePolicies = {}
  for (const key of Object.keys(reading.map())) {
    const entry = reading.at(key)
    const name = measureNamed(key, entry)
    if (name === undefined) continue
    entry.onlyKeys(KEYS)
    measures[name] = checked(entry, {
      component: entry.at('component').oneOf(components) ?? 'usage',
      weight: weightOf(entry.at('weight')),
      noPenaltyAt: entry.at('no_penalty_at').number(THRESHOLDS),
      fullPenaltyAt: entry.at('full_penalty_at').number(THRESHOLDS),
      whenUnmeasured: entry.at('when_unmeasured').oneOf(meaningsOfNothing) ?? 'left_out',
    })
  }
  return measures
}

/** The measures with what an override changes of them. */
export function overrideMeasures(reading: Reading, measures: MeasurePolicies): MeasurePolicies {
  const changed: MeasurePolicies = { ...measures }
  for (const key of Object.keys(reading.map())) {
    const entry = reading.at(key)
    const name = measureNamed(key, entry)
    const base = name === undefined ? undefined : measures[name]
    if (name === undefined) continue
    if (base === undefined) {
      entry.say(`${key} is not among the measures of the policy`, 'Add it to `measures` first.')
      continue
    }
    entry.onlyKeys(CHANGEABLE)
    const [weight, from, to, unmeasured] = CHANGEABLE.map((part) => entry.at(part))
    changed[name] = checked(entry, {
      ...base,
      ...(weight?.isPresent === true ? { weight: weightOf(weight) } : {}),
      ...(from?.isPresent === true ? { noPenaltyAt: from.number(THRESHOLDS) } : {}),
      ...(to?.isPresent === true ? { fullPenaltyAt: to.number(THRESHOLDS) } : {}),
      ...(unmeasured?.isPresent === true
        ? { whenUnmeasured: unmeasured.oneOf(meaningsOfNothing) ?? base.whenUnmeasured }
        : {}),
    })
  }
  return changed
}

function measureNamed(key: string, entry: Reading): MeasureName | undefined {
  const name = measureNames.find((known) => known === key)
  if (name !== undefined) return name
  const near = nearestName(key, measureNames)
  entry.say(
    `${key}: unknown measure; known are ${measureNames.join(', ')}`,
    near === undefined ? undefined : `Did you mean '${near}'?`,
  )
  return undefined
}

const weightOf = (reading: Reading): number => reading.whole({ from: 0, to: 100 })

/** Thresholds must lie in the direction in which the measure gets worse. */
function checked(entry: Reading, policy: MeasurePolicy): MeasurePolicy {
  const name = String(entry.path.at(-1))
  const known: KnownMeasure = knownMeasures[name as MeasureName]
  const { noPenaltyAt, fullPenaltyAt } = policy
  const place = entry.at(entry.at('full_penalty_at').isPresent ? 'full_penalty_at' : 'no_penalty_at')
  if (noPenaltyAt.toFixed(4) === fullPenaltyAt.toFixed(4)) {
    place.say(`${name}: the two thresholds must differ`, 'Four digits after the point count.')
  } else if (fullPenaltyAt > noPenaltyAt !== known.isWorseAbove) {
    const [low, high] = known.isWorseAbove
      ? ['no_penalty_at', 'full_penalty_at']
      : ['full_penalty_at', 'no_penalty_at']
    place.say(
      `${name}: thresholds cross: no_penalty_at ${noPenaltyAt}, full_penalty_at ${fullPenaltyAt}`,
      `${name} gets worse as it ${known.isWorseAbove ? 'rises' : 'falls'}: ${low} must be below ${high}.`,
    )
  }
  return policy
}
