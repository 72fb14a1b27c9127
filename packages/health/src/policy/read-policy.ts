import { WaypointError } from '@waypoint/contracts'
import { locate } from '@waypoint/project'
import { load, YAMLException } from 'js-yaml'
import {
  flagNames,
  type KnownMeasure,
  knownMeasures,
  lifecycleStages,
  type MeasureName,
  measureNames,
  segments,
} from './known-measures.ts'
import type { Band, CeilingPolicy, HealthPolicy, StagePolicy } from './policy.ts'
import { Problems } from './problems.ts'
import { readBands, readComposite, readTiers } from './read-bands.ts'
import { type MeasurePolicies, overrideMeasures, readMeasures } from './read-measures.ts'
import { Reading } from './reading.ts'
import { readSettings, settingNames } from './read-settings.ts'

const OWN = ['version', 'minimum_coverage', 'minimum_history_days', 'hysteresis_points', 'bands', 'ceilings']
const KEYS = [...OWN, 'measures', 'overrides', 'tiers', 'composite', ...settingNames]
const VERSION = 1

/** Reads a policy and says all that is wrong with it, each with its place. */
export function readPolicy(text: string, file: string): HealthPolicy {
  const problems = new Problems()
  const root = new Reading(parse(text, file), [], problems)
  root.onlyKeys(KEYS)
  if (root.at('version').value !== VERSION) root.at('version').say(`version must be ${VERSION}`)
  const hysteresisPoints = root.at('hysteresis_points').number({ from: 0, to: 20 })
  const bands = readBands(root.at('bands'), hysteresisPoints)
  const measures = readMeasures(root.at('measures'))
  const policy = {
    minimumCoverage: root.at('minimum_coverage').number({ from: 0, to: 1 }),
    minimumHistoryDays: root.at('minimum_history_days').whole({ from: 0, to: 3650 }),
    hysteresisPoints,
    bands,
    tiers: readTiers(root.at('tiers')),
    composite: readComposite(root.at('composite')),
    measureNames: Object.keys(measures) as readonly MeasureName[],
    stages: readStages(root, measures, bands),
    settings: readSettings(root, bands),
  }
  problems.throwAny((path) => locate(text, file, path))
  return policy
}

function parse(text: string, file: string): unknown {
  try {
    return load(text, { filename: file })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { line, column } = error.mark ?? { line: 0, column: 0 }
    throw new WaypointError({
      code: 'invalid-yaml',
      message: `${file} is not valid YAML: ${error.reason}`,
      location: { file, line: line + 1, column: column + 1 },
      hint: 'Check the indentation of this line and of the lines around it.',
      cause: error,
    })
  }
}

/** Whether an entry of the file is about these customers; later ones win. */
function concerns(entry: Reading, stage: Pick<StagePolicy, 'segment' | 'lifecycleStage'>): boolean {
  const segment = entry.at('segment')
  const lifecycleStage = entry.at('lifecycle_stage')
  return (
    (!segment.isPresent || segment.oneOf(segments) === stage.segment) &&
    (!lifecycleStage.isPresent || lifecycleStage.oneOf(lifecycleStages) === stage.lifecycleStage)
  )
}

function readStages(
  root: Reading,
  measures: MeasurePolicies,
  bands: readonly Band[],
): readonly StagePolicy[] {
  const overrides = root.at('overrides').isPresent ? root.at('overrides').items() : []
  for (const override of overrides) override.onlyKeys(['segment', 'lifecycle_stage', 'measures'])
  const ceilings = root.at('ceilings').isPresent ? root.at('ceilings').items() : []
  checkCeilings(ceilings)
  const totals: Total[] = []
  const stages = segments.flatMap((segment) =>
    lifecycleStages.map((lifecycleStage) => {
      const stage = { segment, lifecycleStage }
      const applying = overrides.filter((override) => concerns(override, stage))
      const changed = applying.reduce(
        (before, override) => overrideMeasures(override.at('measures'), before),
        measures,
      )
      totals.push({
        total: Object.values(changed).reduce((sum, { weight }) => sum + weight, 0),
        place: (applying.at(-1) ?? root).at('measures'),
        customers: `${segment} ${lifecycleStage}`,
      })
      return {
        ...stage,
        measures: changed,
        ceilings: ceilingsFor(ceilings, stage, bands),
      }
    }),
  )
  // A measure that could not be read is missing from every sum.
  if (root.isSoundSoFar) checkTotals(totals)
  return stages
}

/** Of the ceilings of one measure the last one holds, as with overrides. */
function ceilingsFor(
  entries: readonly Reading[],
  stage: Pick<StagePolicy, 'segment' | 'lifecycleStage'>,
  bands: readonly Band[],
): readonly CeilingPolicy[] {
  const read = entries.filter((entry) => concerns(entry, stage)).map((entry) => readCeiling(entry, bands))
  return [...new Map(read.map((ceiling) => [ceiling.measure, ceiling])).values()]
}

/** Two ceilings of one measure for the same customers: the first would never hold. */
function checkCeilings(entries: readonly Reading[]): void {
  const known = new Set<string>()
  for (const entry of entries) {
    const [measure, ...customers] = ['measure', 'segment', 'lifecycle_stage'].map(
      (key) => entry.at(key).value,
    )
    const key = JSON.stringify([measure, ...customers])
    if (known.has(key)) {
      entry
        .at('measure')
        .say(
          `${String(measure)} has two ceilings for the same customers`,
          'A measure has one ceiling for a customer: leave one of them out, or give it another segment or stage.',
        )
    }
    known.add(key)
  }
}

interface Total {
  readonly total: number
  readonly place: Reading
  readonly customers: string
}

/** Says once per place what is wrong with the weights that come together there. */
function checkTotals(totals: readonly Total[]): void {
  const wrong = totals.filter(({ total }) => total !== 100)
  const groups = new Map<string, readonly Total[]>()
  for (const one of wrong) {
    const key = JSON.stringify([one.total, one.place.path])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue
    const { total, place } = first
    const customers = [first, ...others].map((one) => one.customers).join(', ')
    const what = total > 100 ? `Take ${total - 100} away` : `Add ${100 - total}`
    place.say(
      `weights add up to ${total}, not 100, for ${customers}`,
      `${what}: the weights of \`measures\` with the overrides that hold for these customers must be 100.`,
    )
  }
}

function readCeiling(entry: Reading, bands: readonly Band[]): CeilingPolicy {
  entry.onlyKeys(['segment', 'lifecycle_stage', 'measure', 'from', 'best_band'])
  const measure = entry.at('measure').oneOf([...measureNames, ...flagNames]) ?? 'is_delinquent'
  const known: KnownMeasure | undefined = measure === 'is_delinquent' ? undefined : knownMeasures[measure]
  const names = bands.map(({ band }) => band)
  const bestBand = names.length === 0 ? undefined : entry.at('best_band').oneOf(names)
  if (bestBand !== undefined && bestBand === names[0]) {
    entry.at('best_band').say(`${bestBand} is the best band anyway: the ceiling would do nothing`)
  }
  return {
    measure,
    from: entry.at('from').number({ from: -99_999_999, to: 99_999_999 }),
    isWorseAbove: known?.isWorseAbove ?? true,
    bestBand: bestBand ?? names[0] ?? '',
  }
}
