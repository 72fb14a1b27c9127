import type { Database } from '../database/database.ts'
import { textOf } from '../database/text-of.ts'
import { weighPatterns } from '../scoring/score-pairs.ts'
import type { Weights } from '../scoring/weights.ts'
import { probabilitySql } from '../explain/strongest-links.ts'

import {
  accuracyByAgreement,
  accuracyBySource,
  type AgreementAccuracy,
  judgePairs,
  type SourceAccuracy,
} from './judged-pairs.ts'

interface PrecisionRecall {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly pairs: number
  /** Mean probability that was said, and share that truly was one company. */
  readonly predicted: number
  readonly actual: number
}

export interface Evaluation {
  /** Records with a truth. */
  readonly records: number
  readonly companies: number
  readonly customers: number
  /** Records of the company that has most. */
  readonly largestCompany: number
  /** Of all pairs of records put together: how many belong together; of all that belong together: how many are. */
  readonly pairwise: PrecisionRecall
  /** Customers that are exactly one company. */
  readonly cluster: PrecisionRecall
  /** B-cubed (Bagga and Baldwin, 1998): precision and recall of the mean record. */
  readonly bCubed: PrecisionRecall
  readonly calibration: readonly CalibrationBin[]
  /** Mean distance between predicted and actual, over pairs between .2 and .9. */
  readonly calibrationError: number
  readonly largestCustomers: readonly {
    readonly customerId: string
    readonly records: number
    readonly companies: number
  }[]
  readonly bySource: readonly SourceAccuracy[]
  /** By what two records agree or differ in: a pair counts once for each field. */
  readonly byAgreement: readonly AgreementAccuracy[]
}

/** Compares customers with the truth that records came with. Reads the tables of the state. */
export async function evaluate(database: Database, weights: Weights): Promise<Evaluation> {
  await database.run(`
    create or replace temp table judged as
    select record.rid, record.source_system, membership.customer_id, record.truth
    from record join membership using (rid) where record.truth is not null`)
  const totals = await database.row(`
    select count(*) as records, count(distinct truth) as companies, count(distinct customer_id) as customers,
      (select coalesce(max(records), 0) from (select count(*) as records from judged group by truth)) as largest
    from judged`)
  await weighPatterns(database, 'scored', weights)
  const calibration = await calibrationOf(database)
  await judgePairs(database)
  const middle = calibration.filter(({ from, to }) => from >= 0.2 && to <= 0.9)
  const pairs = middle.reduce((sum, bin) => sum + bin.pairs, 0)
  return {
    records: Number(totals['records']),
    companies: Number(totals['companies']),
    customers: Number(totals['customers']),
    largestCompany: Number(totals['largest']),
    pairwise: await pairwise(database),
    cluster: await exactClusters(database),
    bCubed: await bCubed(database),
    calibration,
    calibrationError:
      pairs === 0
        ? 0
        : middle.reduce((sum, bin) => sum + bin.pairs * Math.abs(bin.predicted - bin.actual), 0) / pairs,
    largestCustomers: await largest(database),
    bySource: await accuracyBySource(database),
    byAgreement: await accuracyByAgreement(database),
  }
}

const PAIRS_OF = (columns: string): string =>
  `select coalesce(sum(records * (records - 1) / 2), 0)::double as pairs from (select count(*) as records from judged group by ${columns})`

async function pairwise(database: Database): Promise<PrecisionRecall> {
  const together = await database.count(PAIRS_OF('customer_id'))
  const belonging = await database.count(PAIRS_OF('truth'))
  const both = await database.count(PAIRS_OF('customer_id, truth'))
  return precisionRecall(both, together, belonging)
}

async function exactClusters(database: Database): Promise<PrecisionRecall> {
  const row = await database.row(`
    with cell as (
      select count(*) over (partition by customer_id) as companies, count(*) over (partition by truth) as customers
      from (select distinct customer_id, truth from judged)
    )
    select
      (select count(*) from cell where companies = 1 and customers = 1) as exact,
      (select count(distinct customer_id) from judged) as customers,
      (select count(distinct truth) from judged) as companies`)
  return precisionRecall(Number(row['exact']), Number(row['customers']), Number(row['companies']))
}

async function bCubed(database: Database): Promise<PrecisionRecall> {
  const row = await database.row(`
    with cell as (select customer_id, truth, count(*) as records from judged group by all),
    sized as (
      select records, sum(records) over (partition by customer_id) as customer, sum(records) over (partition by truth) as company
      from cell
    )
    select sum(records * records / customer) / sum(records) as precision,
      sum(records * records / company) / sum(records) as recall
    from sized`)
  const precision = Number(row['precision'] ?? 0)
  const recall = Number(row['recall'] ?? 0)
  return { precision, recall, f1: harmonic(precision, recall) }
}

function precisionRecall(both: number, together: number, belonging: number): PrecisionRecall {
  const precision = together === 0 ? 1 : both / together
  const recall = belonging === 0 ? 1 : both / belonging
  return { precision, recall, f1: harmonic(precision, recall) }
}

const harmonic = (precision: number, recall: number): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)

async function calibrationOf(database: Database): Promise<readonly CalibrationBin[]> {
  const rows = await database.rows(`
    with pairs as (
      select ${probabilitySql('centibits')} as probability, one.truth = other.truth as is_one
      from scored
      join worth using (pattern)
      join judged as one on one.rid = (pair >> 32)::integer
      join judged as other on other.rid = (pair & 4294967295)::integer
    )
    select least(floor(probability * 10), 9)::integer as bin, count(*) as pairs, avg(probability) as predicted,
      avg(is_one::integer) as actual
    from pairs group by bin order by bin`)
  return rows.map(({ bin, pairs, predicted, actual }) => ({
    from: Number(bin) / 10,
    to: (Number(bin) + 1) / 10,
    pairs: Number(pairs),
    predicted: Number(predicted),
    actual: Number(actual),
  }))
}

async function largest(database: Database): Promise<Evaluation['largestCustomers']> {
  const rows = await database.rows(`
    select customer_id, count(*) as records, count(distinct truth) as companies
    from judged group by customer_id order by records desc, customer_id limit 10`)
  return rows.map(({ customer_id: id, records, companies }) => ({
    customerId: textOf(id),
    records: Number(records),
    companies: Number(companies),
  }))
}
