import type { ModelContext } from '@waypoint/cli'
import { type CompanyRecord, type OverrideRow, resolveCompanies } from '@waypoint/cli/identity'

export const config = { materialized: 'table' }

type ResolvedRow = Readonly<Record<string, unknown>>

/** Every column that a row of some kind has: the relation always has them all. */
const COLUMNS = [
  'output',
  'source_system',
  'source_id',
  'name',
  'customer_id',
  'home_id',
  'alias_id',
  'other_source_system',
  'other_source_id',
  'other_name',
  'other_customer_id',
  'event',
  'decision',
  'match_rule',
  'reason',
  'row',
  'name_level',
  'domain_level',
  'email_level',
  'phone_level',
  'address_level',
  'country_level',
  'legal_form_level',
  'created_level',
  'source_level',
  'external_id_level',
  'run',
  'match_confidence',
  'probability',
  'total_bits',
  'prior_bits',
  'email_bits',
  'phone_bits',
  'address_bits',
  'country_bits',
  'legal_form_bits',
  'created_bits',
  'is_together',
  'happened_at',
] as const

const NO_VALUES = Object.fromEntries(COLUMNS.map((column) => [column, null]))

/** Kinds of rows that the next run goes on from, and what it reads of them. */
const REMEMBERED = `
  select output, source_system, source_id, customer_id, home_id, alias_id, other_source_system, other_source_id,
    other_customer_id, event, decision, match_rule, run, match_confidence, happened_at`

/**
 * Gives every company record its customer. The relation is its own memory: what it holds before a run keeps ids
 * stable in it, also of records that are not delivered for a while. Where records and decisions are those of the
 * run before, its rows stay.
 */
export default async function model(context: ModelContext) {
  const { ref, rows, this: self } = context
  const basis = await textIn(rows(`select basis as text from ${ref('int_identity__basis')}`))
  if (self.exists) {
    const before = await textIn(rows(`select reason as text from ${self} where output = 'basis'`))
    if (before === basis) return `select * from ${self}`
  }
  return resolved(context, basis)
}

async function* resolved({ ref, rows, this: self, vars }: ModelContext, basis: string | null) {
  const before: ResolvedRow[] = []
  if (self.exists) {
    const kinds = "'assignment', 'former_assignment', 'alias', 'event'"
    for await (const row of rows(`${REMEMBERED} from ${self} where output in (${kinds})`)) {
      before.push(row['output'] === 'former_assignment' ? { ...row, output: 'assignment' } : row)
    }
  }
  const assigned = new Set<string>()
  yield { ...NO_VALUES, output: 'basis', reason: basis }
  const resolution = resolveCompanies({
    records: rows<CompanyRecord>(`
      select source_system, source_id, record_name as name, domain, website, email, phone, street as address, city,
        region, postal_code, country_name as country, external_ids, created_at, updated_at
      from ${ref('int_identity__records')}`),
    previous: before,
    overrides: rows<OverrideRow>(
      `select *, origin not in ('seed', 'command') as by_rule from ${ref('int_identity__decisions')}`,
    ),
    at: new Date().toISOString(),
    threads: 2,
    memoryLimit: textOf(vars['identity_memory_limit']),
  })
  for await (const row of resolution) {
    if (row.output === 'assignment') assigned.add(`${row.source_system}:${row.source_id}`)
    yield row
  }
  for (const row of before) {
    if (row['output'] !== 'assignment' || assigned.has(keyOf(row))) continue
    yield { ...row, output: 'former_assignment' }
  }
}

async function textIn(rows: AsyncIterable<ResolvedRow>): Promise<string | null> {
  for await (const { text } of rows) return text === null ? null : textOf(text)
  return null
}

const keyOf = ({ source_system, source_id }: ResolvedRow): string =>
  `${textOf(source_system)}:${textOf(source_id)}`

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
