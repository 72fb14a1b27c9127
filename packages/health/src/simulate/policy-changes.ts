import { ceilingScore, type HealthPolicy } from '../policy/policy.ts'
import { numberOrNull, textOf, textOrNull } from '../read/cells.ts'
import type { Row } from '../read/query.ts'
import type { PolicyChange } from './simulation.ts'

interface Entry {
  readonly segment: string
  readonly lifecycleStage: string
  readonly measure: string
  readonly values: Readonly<Record<PolicyChange['what'], string | null>>
}

const plain = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

/** What a policy has different from the published one; a measure that one of them lacks has weight 0 there. */
export function changesOf(published: readonly Row[], policy: HealthPolicy): readonly PolicyChange[] {
  const before = new Map(published.map((row) => entryOfRow(row)).map((entry) => [keyOf(entry), entry]))
  const after = new Map(entriesOf(policy).map((entry) => [keyOf(entry), entry]))
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const old = before.get(key)
    const now = after.get(key)
    const either = now ?? old
    if (either === undefined) return []
    const whats = Object.keys(either.values) as readonly PolicyChange['what'][]
    return whats.flatMap((what) => {
      const [was, is] = [old?.values[what] ?? null, now?.values[what] ?? null]
      if (was === is || (what !== 'weight' && now === undefined)) return []
      const { segment, lifecycleStage, measure } = either
      return [{ segment, lifecycleStage, measure, what, before: was, after: is }]
    })
  })
}

const keyOf = ({ segment, lifecycleStage, measure }: Entry): string =>
  [segment, lifecycleStage, measure].join(' ')

function entryOfRow(row: Row): Entry {
  const isMeasured = textOrNull(row, 'needs') !== null
  return {
    segment: textOf(row, 'segment'),
    lifecycleStage: textOf(row, 'lifecycle_stage'),
    measure: textOf(row, 'measure'),
    values: {
      weight: isMeasured ? plain(numberOrNull(row, 'weight')) : null,
      no_penalty_at: plain(numberOrNull(row, 'no_penalty_at')),
      full_penalty_at: plain(numberOrNull(row, 'full_penalty_at')),
      when_unmeasured: textOrNull(row, 'when_unmeasured'),
      ceiling_from: plain(numberOrNull(row, 'ceiling_from')),
      ceiling_score: plain(numberOrNull(row, 'ceiling_score')),
    },
  }
}

function entriesOf(policy: HealthPolicy): readonly Entry[] {
  return policy.stages.flatMap(({ segment, lifecycleStage, measures, ceilings }) => {
    const names = new Set<string>([...Object.keys(measures), ...ceilings.map(({ measure }) => measure)])
    return [...names].map((name) => {
      const measure = measures[name as keyof typeof measures]
      const ceiling = ceilings.find((one) => one.measure === name)
      return {
        segment,
        lifecycleStage,
        measure: name,
        values: {
          weight: plain(measure?.weight),
          no_penalty_at: plain(measure?.noPenaltyAt),
          full_penalty_at: plain(measure?.fullPenaltyAt),
          when_unmeasured: measure?.whenUnmeasured ?? null,
          ceiling_from: plain(ceiling?.from),
          ceiling_score: ceiling === undefined ? null : plain(ceilingScore(policy, ceiling.bestBand)),
        },
      }
    })
  })
}
