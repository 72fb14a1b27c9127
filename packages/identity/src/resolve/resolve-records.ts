import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../database/database.ts'
import { textOf } from '../database/text-of.ts'
import { IdentityError } from '../error.ts'
import { evaluate, type Evaluation } from '../evaluate/evaluate.ts'
import { loadRecords } from '../input/load-records.ts'
import type { RecordFile, RejectedRow } from '../input/record-file.ts'
import { type OutputFormat, writeOutput, type WrittenOutput } from '../output/write-output.ts'
import { type Override, readOverrides } from '../overrides/overrides.ts'
import { adaptWeights } from '../scoring/adapt-weights.ts'
import type { CountedPattern } from '../scoring/disclosed-links.ts'
import { DEFAULT_WEIGHTS } from '../scoring/default-weights.ts'
import { holdingOn, sameWeights } from '../scoring/hysteresis.ts'
import type { Weights } from '../scoring/weights.ts'
import { beginState, continueState, type OpenState, type Resources } from '../state/open-state.ts'
import { keepWeights, keptWeights } from '../state/kept-weights.ts'
import type { Progress } from './progress.ts'
import { resolveLoaded } from './resolve-loaded.ts'

export interface ResolveOptions extends Resources {
  readonly file: RecordFile
  /** Where maps, explanations and the state between runs go. */
  readonly dir: string
  /** The file holds what is new or changed; what was resolved before stays. */
  readonly append?: boolean
  readonly format?: OutputFormat
  readonly weights?: Weights
  /** Whether weights are adapted to the records where external ids disclose enough; they are unless told otherwise. */
  readonly adapt?: boolean
  /** ISO 8601; events are dated by it. */
  readonly at: string
  readonly onProgress?: Progress
  /** Ends the running query; nothing in `dir` is changed then. */
  readonly signal?: AbortSignal
}

export interface ResolveSummary {
  readonly run: number
  readonly records: number
  readonly customers: number
  /** Records that share their customer with another one. */
  readonly matched: number
  readonly largestCustomer: number
  readonly reviewQueue: number
  readonly rejected: readonly RejectedRow[]
  /** Overrides that name a record which is not there: without effect. */
  readonly unknownOverrides: readonly Override[]
  /** Events of this run by kind. */
  readonly events: Readonly<Record<string, number>>
  readonly evaluation: Evaluation | null
  readonly files: readonly string[]
}

/**
 * Resolves a file of company records: each gets exactly one customer. Nothing in `dir` changes unless all goes
 * well. Throws IdentityError for what is wrong with file, state or overrides.
 */
export async function resolveRecords(options: ResolveOptions): Promise<ResolveSummary> {
  const progress = options.onProgress ?? ((): void => undefined)
  const state =
    options.append === true
      ? await continueState(options.dir, options)
      : await beginState(options.dir, options)
  const interrupt = (): void => state.database.connection.interrupt()
  options.signal?.addEventListener('abort', interrupt, { once: true })
  try {
    progress('read')
    const rejected = await loadRecords(state.database, options.file)
    const { summary, output } = await resolveIncoming(state, { options, rejected, progress })
    // The state comes last: interrupted before, the same command comes to the same files again.
    output.place()
    writeSummary(options.dir, summary)
    await state.commit()
    return summary
  } catch (cause) {
    state.discard()
    if (options.signal?.aborted !== true) throw cause
    throw new IdentityError({
      code: 'interrupted',
      message: 'Interrupted; everything is as it was before.',
      cause,
    })
  } finally {
    options.signal?.removeEventListener('abort', interrupt)
  }
}

/** What is added is judged like what is there: by the weights that the state was made with. */
async function weightsFor({ database, former }: OpenState, options: ResolveOptions): Promise<Weights> {
  const { append, weights, dir } = options
  if (append !== true) {
    const given = weights ?? DEFAULT_WEIGHTS
    return former !== null && sameWeights(given, former.weights) ? former.weights : given
  }
  const kept = (await keptWeights(database)) ?? DEFAULT_WEIGHTS
  if (weights === undefined || sameWeights(weights, kept)) return kept
  throw new IdentityError({
    code: 'other-weights',
    message: `The records in ${dir} were judged by the weights '${kept.version}', not by '${weights.version}'.`,
    hint: 'Resolve all records once without --append to change weights; ids are kept.',
  })
}

/** Weights stay as they were adapted to the records once, until others are given. */
async function reweighed(
  { database, former }: OpenState,
  {
    given,
    patterns,
    adapt,
  }: { readonly given: Weights; readonly patterns: readonly CountedPattern[]; readonly adapt: boolean },
): Promise<Weights> {
  const adapted = given === former?.weights || !adapt ? given : adaptWeights(given, patterns)
  const chosen =
    former === null || adapted === former.weights
      ? adapted
      : holdingOn(adapted, { former: former.weights, patterns: former.patterns })
  await keepWeights(database, chosen)
  return chosen
}

interface Incoming {
  readonly options: ResolveOptions
  readonly rejected: readonly RejectedRow[]
  readonly progress: Progress
}

async function resolveIncoming(
  state: OpenState,
  { options, rejected, progress }: Incoming,
): Promise<{ readonly summary: ResolveSummary; readonly output: WrittenOutput }> {
  const { database, run } = state
  const given = await weightsFor(state, options)
  let weights = given
  const unknownOverrides = await resolveLoaded(database, {
    run,
    at: options.at,
    append: options.append === true,
    weights: given,
    ...(options.append === true
      ? {}
      : {
          reweigh: async (patterns) => {
            weights = await reweighed(state, { given, patterns, adapt: options.adapt !== false })
            return weights
          },
        }),
    overrides: readOverrides(options.dir),
    progress,
  })
  progress('write')
  const output = await writeOutput(database, {
    dir: options.dir,
    format: options.format ?? 'parquet',
    rejected,
  })
  const counts = await countsOf(database, run)
  const evaluation = options.file.truth === undefined ? null : await evaluate(database, weights)
  return {
    output,
    summary: { run, ...counts, rejected, unknownOverrides, files: output.files, evaluation },
  }
}

async function countsOf(
  database: Database,
  run: number,
): Promise<
  Pick<ResolveSummary, 'records' | 'customers' | 'matched' | 'largestCustomer' | 'reviewQueue' | 'events'>
> {
  const sizes = await database.row(`
    with customer as (select count(*) as records from membership group by customer_id)
    select sum(records) as records, count(*) as customers, sum(records) filter (where records > 1) as matched,
      max(records) as largest from customer`)
  const events = await database.rows(
    `select event, count(*) as count from identity_event where run = ${run} group by event order by event`,
  )
  return {
    records: Number(sizes['records']),
    customers: Number(sizes['customers']),
    matched: Number(sizes['matched'] ?? 0),
    largestCustomer: Number(sizes['largest']),
    reviewQueue: await database.count('select count(*) from doubtful'),
    events: Object.fromEntries(events.map(({ event, count }) => [textOf(event), Number(count)])),
  }
}

function writeSummary(dir: string, summary: ResolveSummary): void {
  const path = join(dir, 'summary.json')
  writeFileSync(`${path}.partial`, `${JSON.stringify(summary, null, 2)}\n`)
  renameSync(`${path}.partial`, path)
}
