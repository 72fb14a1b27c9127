import { pairOf } from '../blocking/candidate-pairs.ts'
import type { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { textOf } from '../database/text-of.ts'
import { IdentityError } from '../error.ts'
import { keyText, readOverrides, type Override, type RecordKey } from '../overrides/overrides.ts'
import { isOtherDomain } from '../scoring/cannot-link.ts'
import { COMPARED_FIELDS, type ComparedField, levelsOf } from '../scoring/comparison.ts'
import { DEFAULT_WEIGHTS } from '../scoring/default-weights.ts'
import { matchRuleOf } from '../scoring/match-rule.ts'
import { patternsOf, prepareComparison } from '../scoring/score-pairs.ts'
import { evidenceOf, levelName, probabilityOf } from '../scoring/weights.ts'
import { keptWeights } from '../state/kept-weights.ts'
import { readState } from '../state/open-state.ts'

export interface ComparedValue {
  readonly field: ComparedField
  readonly level: string
  readonly one: string | null
  readonly other: string | null
  /** What the field adds; null for those that make up the prior together. */
  readonly bits: number | null
}

interface ExplainedRecord {
  readonly key: RecordKey
  readonly name: string | null
  readonly customerId: string
}

export interface PairExplanation {
  readonly one: ExplainedRecord
  readonly other: ExplainedRecord
  readonly isTogether: boolean
  readonly matchRule: string
  /** Of name, domain, source and external id together. */
  readonly priorBits: number
  readonly totalBits: number
  readonly probability: number
  readonly values: readonly ComparedValue[]
  /** The word of a person that counts more than all this. */
  readonly override: Override | null
  /** Two records of one system that a rule keeps apart because their domains differ. */
  readonly isForbidden: boolean
  /** Where the two are together without saying so themselves: the records of the customer between them. */
  readonly customerRecords: number
}

export interface ExplainOptions {
  readonly dir: string
  readonly one: RecordKey
  readonly other: RecordKey
}

/** Why two records are one customer or two: what they agree in, and how many bits that is worth. */
export async function explainPair(options: ExplainOptions): Promise<PairExplanation> {
  const database = await readState(options.dir)
  try {
    const one = await recordOf(database, options.one)
    const other = await recordOf(database, options.other)
    if (one.rid === other.rid) {
      throw new IdentityError({
        code: 'same-record',
        message: `Both are ${keyText(options.one)}; name two records.`,
      })
    }
    await database.run(
      `create temp table pair_asked as select ${pairOf(String(one.rid), String(other.rid))} as pair`,
    )
    await database.run(`create temp table rids_asked as select unnest([${one.rid}, ${other.rid}]) as rid`)
    await prepareComparison(database, 'rids_asked')
    const pattern = Number((await database.row(patternsOf('pair_asked')))['pattern'])
    const levels = levelsOf(pattern)
    const weights = (await keptWeights(database)) ?? DEFAULT_WEIGHTS
    const evidence = evidenceOf(pattern, weights)
    const bits: Readonly<Partial<Record<ComparedField, number>>> = evidence.fields
    return {
      one: one.explained,
      other: other.explained,
      isTogether: one.explained.customerId === other.explained.customerId,
      matchRule: matchRuleOf(levels),
      priorBits: evidence.prior,
      totalBits: evidence.total,
      probability: probabilityOf(evidence.total),
      values: COMPARED_FIELDS.map((field, index) => ({
        field,
        level: levelName(field, levels[index] ?? 0),
        one: one.values[field],
        other: other.values[field],
        bits: bits[field] ?? null,
      })),
      override: overrideOf(options),
      isForbidden: weights.cannotLink?.includes(options.one.sourceSystem) === true && isOtherDomain(pattern),
      customerRecords: await database.count(
        `select count(*) from membership where customer_id = ${sqlText(one.explained.customerId)}`,
      ),
    }
  } finally {
    database.close()
  }
}

function overrideOf({ dir, one, other }: ExplainOptions): Override | null {
  const asked = [keyText(one), keyText(other)].toSorted().join(' ')
  const found = readOverrides(dir).findLast(
    (each) => each.undone === null && [keyText(each.one), keyText(each.other)].toSorted().join(' ') === asked,
  )
  return found ?? null
}

interface FoundRecord {
  readonly rid: number
  readonly explained: ExplainedRecord
  readonly values: Readonly<Record<ComparedField, string | null>>
}

async function recordOf(database: Database, key: RecordKey): Promise<FoundRecord> {
  const [row] = await database.rows(`
    select record.rid, record.name as written_name, record.created_at, membership.customer_id, feature.*
    from record join membership using (rid) join feature using (rid)
    where record.source_system = ${sqlText(key.sourceSystem)} and record.source_id = ${sqlText(key.sourceId)}`)
  if (row === undefined) throw await unknownRecord(database, key)
  const text = (column: string): string | null => {
    const value = row[column]
    return value === null || value === undefined ? null : textOf(value)
  }
  const values: FoundRecord['values'] = {
    name: text('written_name'),
    domain: [text('domain_1'), text('domain_2')].filter((domain) => domain !== null).join(', ') || null,
    source: key.sourceSystem,
    external_id: text('external_ids'),
    phone: text('phone'),
    address:
      [text('address'), text('postal'), text('city')].filter((part) => part !== null).join(', ') || null,
    email: text('email'),
    country: text('country'),
    legal_form: text('name_legal'),
    created: text('created_at')?.slice(0, 10) ?? null,
  }
  return {
    rid: Number(row['rid']),
    explained: { key, name: text('written_name'), customerId: textOf(row['customer_id']) },
    values,
  }
}

async function unknownRecord(database: Database, key: RecordKey): Promise<IdentityError> {
  const near = await database.rows(`
    select source_system || ':' || source_id as key from record
    order by levenshtein(source_system || ':' || source_id, ${sqlText(keyText(key))}), key limit 3`)
  return new IdentityError({
    code: 'unknown-record',
    message: `There is no record ${keyText(key)}.`,
    hint: `Did you mean ${near.map((row) => textOf(row['key'])).join(' or ')}?`,
  })
}
