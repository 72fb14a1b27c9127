import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clusterRecords } from '../clustering/cluster-records.ts'
import type { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { textOf } from '../database/text-of.ts'
import { IdentityError } from '../error.ts'
import { evaluate, type Evaluation } from '../evaluate/evaluate.ts'
import { keepDoubtfulPairs } from '../explain/doubtful-pairs.ts'
import { keepStrongestLinks } from '../explain/strongest-links.ts'
import { assignIds } from '../ids/assign-ids.ts'
import { loadRecords } from '../input/load-records.ts'
import type { RecordFile, RejectedRow } from '../input/record-file.ts'
import { type OutputFormat, writeOutput, type WrittenOutput } from '../output/write-output.ts'
import { applyOverrides } from '../overrides/apply-overrides.ts'
import { type Override, readOverrides } from '../overrides/overrides.ts'
import { DEFAULT_WEIGHTS } from '../scoring/default-weights.ts'
import { weighPatterns } from '../scoring/score-pairs.ts'
import type { Weights } from '../scoring/weights.ts'
import { beginState, continueState, type OpenState, type Resources } from '../state/open-state.ts'
import { keepWeights, keptWeights } from '../state/kept-weights.ts'
import { STATE_FORMAT } from '../state/tables.ts'
import { compareAll } from './compare-all.ts'
import { compareChanged } from './compare-changed.ts'
import type { Progress } from './progress.ts'

export interface ResolveOptions extends Resources {
  readonly file: RecordFile
  /** Where maps, explanations and the state between runs go. */
  readonly dir: string
  /** The file holds what is new or changed; what was resolved before stays. */
  readonly append?: boolean
  readonly format?: OutputFormat
  readonly weights?: Weights
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
    await state.commit()
    output.place()
    writeSummary(options.dir, summary)
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
async function weightsFor(database: Database, { append, weights, dir }: ResolveOptions): Promise<Weights> {
  if (append !== true) {
    const chosen = weights ?? DEFAULT_WEIGHTS
    await keepWeights(database, chosen)
    return chosen
  }
  const kept = (await keptWeights(database)) ?? DEFAULT_WEIGHTS
  if (weights === undefined || JSON.stringify(weights) === JSON.stringify(kept)) return kept
  throw new IdentityError({
    code: 'other-weights',
    message: `The records in ${dir} were judged by the weights '${kept.version}', not by '${weights.version}'.`,
    hint: 'Resolve all records once without --append to change weights; ids are kept.',
  })
}

interface Incoming {
  readonly options: ResolveOptions
  readonly rejected: readonly RejectedRow[]
  readonly progress: Progress
}

async function resolveIncoming(
  { database, run }: OpenState,
  { options, rejected, progress }: Incoming,
): Promise<{ readonly summary: ResolveSummary; readonly output: WrittenOutput }> {
  const weights = await weightsFor(database, options)
  const overrides = readOverrides(options.dir)
  const unknownOverrides =
    options.append === true
      ? await compareAppended(database, { weights, overrides, progress })
      : await compareWhole(database, { overrides, progress })
  progress('cluster')
  await clusterRecords(database, weights)
  progress('assign ids')
  await assignIds(database, { run, at: options.at })
  await keepStrongestLinks(database)
  await keepDoubtfulPairs(database)
  await database.run(`
    insert into run select ${run}, ${sqlText(options.at)}::timestamp, count(*), ${sqlText(weights.version)}, ${STATE_FORMAT} from record`)
  progress('write')
  await database.run(
    'create or replace temp view used_pattern as select pattern from link union select pattern from doubtful',
  )
  await weighPatterns(database, 'used_pattern', weights)
  const output = await writeOutput(database, {
    dir: options.dir,
    format: options.format ?? 'parquet',
    rejected,
  })
  const counts = await countsOf(database, run)
  const evaluation = options.file.truth === undefined ? null : await evaluate(database)
  return {
    output,
    summary: { run, ...counts, rejected, unknownOverrides, files: output.files, evaluation },
  }
}

async function compareWhole(
  database: Database,
  { overrides, progress }: { readonly overrides: readonly Override[]; readonly progress: Progress },
): Promise<readonly Override[]> {
  await compareAll(database, progress)
  return await applyOverrides(database, overrides)
}

/** Records of overrides are looked at again: one may be new, or taken back. */
async function compareAppended(
  database: Database,
  {
    weights,
    overrides,
    progress,
  }: { readonly weights: Weights; readonly overrides: readonly Override[]; readonly progress: Progress },
): Promise<readonly Override[]> {
  await applyOverrides(database, overrides)
  const named = overrides.flatMap(({ one, other }) => [one, other])
  await database.run('create or replace temp table overridden (rid integer)')
  for (const { sourceSystem, sourceId } of named) {
    await database.run(`
      insert into overridden select rid from record
      where source_system = ${sqlText(sourceSystem)} and source_id = ${sqlText(sourceId)}`)
  }
  await compareChanged(database, { weights, also: 'overridden', progress })
  return await applyOverrides(database, overrides)
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
  writeFileSync(join(dir, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
}
