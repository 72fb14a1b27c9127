import { FIRST_OF_PAIR, pairOf, SECOND_OF_PAIR } from '../blocking/candidate-pairs.ts'
import type { Database } from '../database/database.ts'
import { textOf } from '../database/text-of.ts'
import { COMPARED_FIELDS, type ComparedField, COMPARISON, levelsOf } from '../scoring/comparison.ts'
import { patternsOf, prepareComparison } from '../scoring/score-pairs.ts'

interface Accuracy {
  /** Pairs that truly are one company. */
  readonly pairs: number
  /** Of the pairs put together: how many belong together; of those that belong together: how many are. */
  readonly precision: number
  readonly recall: number
}

export interface SourceAccuracy extends Accuracy {
  readonly source: string
  readonly otherSource: string
}

export interface AgreementAccuracy extends Accuracy {
  readonly field: ComparedField
  readonly level: string
}

/** The pairs of larger groups would be more than all others together. */
const LARGEST_GROUP = 200

const pairsWithin = (column: string): string => `
    select ${pairOf('one.rid', 'other.rid')} as pair, one.truth = other.truth as is_one,
      one.customer_id = other.customer_id as is_together
    from judged as one join judged as other on one.${column} = other.${column} and one.rid < other.rid
    where one.${column} in (select ${column} from judged group by ${column} having count(*) <= ${LARGEST_GROUP})`

/** Makes `judged_pair (pair, is_one, is_together)` of `judged`: all pairs that are one company or one customer. */
export async function judgePairs(database: Database): Promise<void> {
  await database.run(`
    create or replace temp table judged_pair as
    ${pairsWithin('truth')} union ${pairsWithin('customer_id')}`)
}

export async function accuracyBySource(database: Database): Promise<readonly SourceAccuracy[]> {
  const rows = await database.rows(`
    select least(one.source_system, other.source_system) as source,
      greatest(one.source_system, other.source_system) as other_source, ${COUNTS}
    from judged_pair
    join judged as one on one.rid = ${FIRST_OF_PAIR}
    join judged as other on other.rid = ${SECOND_OF_PAIR}
    group by all order by all`)
  return rows.map((row) => ({
    source: textOf(row['source']),
    otherSource: textOf(row['other_source']),
    ...accuracyOf(countsOf(row)),
  }))
}

/** By how far two records agree in each field: where matches are missed, and where wrong ones are made. */
export async function accuracyByAgreement(database: Database): Promise<readonly AgreementAccuracy[]> {
  await prepareComparison(database, 'feature')
  const rows = await database.rows(`
    select pattern, ${COUNTS}
    from judged_pair join (${patternsOf('judged_pair')}) using (pair)
    group by pattern`)
  const sums = new Map<string, Counts>()
  for (const row of rows) {
    const counts = countsOf(row)
    for (const [index, level] of levelsOf(Number(row['pattern'])).entries()) {
      const key = `${index} ${level}`
      const known = sums.get(key) ?? NOTHING
      sums.set(key, {
        belonging: known.belonging + counts.belonging,
        together: known.together + counts.together,
        both: known.both + counts.both,
      })
    }
  }
  return COMPARED_FIELDS.flatMap((field, index) =>
    COMPARISON[field].flatMap((name, level) => {
      const counts = sums.get(`${index} ${level}`)
      return counts === undefined ? [] : [{ field, level: name, ...accuracyOf(counts) }]
    }),
  )
}

const COUNTS = `count(*) filter (where is_one) as belonging, count(*) filter (where is_together) as together,
  count(*) filter (where is_one and is_together) as both`

interface Counts {
  readonly belonging: number
  readonly together: number
  readonly both: number
}

const NOTHING: Counts = { belonging: 0, together: 0, both: 0 }

const countsOf = (row: Readonly<Record<string, unknown>>): Counts => ({
  belonging: Number(row['belonging']),
  together: Number(row['together']),
  both: Number(row['both']),
})

const accuracyOf = ({ belonging, together, both }: Counts): Accuracy => ({
  pairs: belonging,
  precision: together === 0 ? 1 : both / together,
  recall: belonging === 0 ? 1 : both / belonging,
})
