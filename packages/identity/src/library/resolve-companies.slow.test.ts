import { describe, expect, test } from 'vitest'
import { companyRows } from '../fixtures/company-rows.ts'
import type { CompanyRecord, OverrideRow } from './company-record.ts'
import { type CompanyResolution, resolveCompanies } from './resolve-companies.ts'
import type { AssignmentRow, ResolutionRow } from './resolution-row.ts'

const RECORDS = companyRows(12) as readonly CompanyRecord[]

async function resolved(options: Partial<CompanyResolution>): Promise<readonly ResolutionRow[]> {
  const rows: ResolutionRow[] = []
  const given = { records: RECORDS, at: '2026-01-01T00:00:00Z', threads: 1, ...options }
  for await (const row of resolveCompanies(given)) rows.push(row)
  return rows
}

const assigned = (rows: readonly ResolutionRow[]): readonly AssignmentRow[] =>
  rows.filter((row) => row.output === 'assignment')

const customers = (rows: readonly ResolutionRow[]): Readonly<Record<string, string>> =>
  Object.fromEntries(assigned(rows).map((row) => [`${row.source_system}:${row.source_id}`, row.customer_id]))

const decided = (decision: OverrideRow['decision'], one: string, other: string): OverrideRow => ({
  decision,
  source_system: one.split(':')[0] ?? '',
  source_id: one.split(':')[1] ?? '',
  other_source_system: other.split(':')[0] ?? '',
  other_source_id: other.split(':')[1] ?? '',
})

const rank = ({ source_id: id }: CompanyRecord): number =>
  [...String(id)].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 97, 7)

/** An order that has nothing to do with that of the records. */
const byHash = (one: CompanyRecord, other: CompanyRecord): number => rank(one) - rank(other)

/** What people decided, by the run in which it began or ceased to count. */
const decisions = (rows: readonly ResolutionRow[]): readonly string[] =>
  rows
    .flatMap((row) =>
      row.output === 'event' && row.event === 'overridden'
        ? [
            `${row.run} ${row.decision} ${row.source_system}:${row.source_id} ${row.other_source_system}:${row.other_source_id}`,
          ]
        : [],
    )
    .toSorted()

describe('resolveCompanies', () => {
  test('gives every record one customer, with a reason, and says why', async () => {
    const rows = await resolved({})
    expect(Object.keys(customers(rows))).toHaveLength(RECORDS.length)
    expect(new Set(Object.values(customers(rows))).size).toBe(12)
    expect(assigned(rows)[0]).toMatchObject({ match_rule: 'external_id', run: 1 })
    expect(rows.find((row) => row.output === 'explanation')).toMatchObject({
      prior_bits: expect.any(Number) as number,
      name_level: expect.any(String) as string,
      phone_bits: 0,
    })
    expect(rows.filter((row) => row.output === 'event')).toHaveLength(12)
  })

  test('gives the same rows again, in whatever order records come, and adds no event', async () => {
    const first = await resolved({})
    const again = await resolved({
      records: RECORDS.toReversed(),
      previous: first,
      at: '2026-02-01T00:00:00Z',
    })
    expect(again).toEqual(first)
  })

  test('gives the same rows of every kind from nothing, in whatever order records come', async () => {
    const doubtful = RECORDS.flatMap(({ name, source_id: id }, index): readonly CompanyRecord[] =>
      index % 3 === 0
        ? [
            { source_system: 'event', source_id: `e${String(id)}`, name: String(name).split(' ')[0] },
            { source_system: 'event', source_id: `f${String(id)}`, name: `${String(name).slice(0, 9)} Ltd` },
          ]
        : [],
    )
    const records = [...RECORDS, ...doubtful]
    const rows = await resolved({ records })
    expect(new Set(rows.map((row) => row.output))).toEqual(
      new Set(['assignment', 'explanation', 'review', 'event']),
    )
    expect(await resolved({ records: records.toReversed() })).toEqual(rows)
    expect(await resolved({ records: records.toSorted(byHash), threads: 2 })).toEqual(rows)
  })

  test('splits and matches by override, and gives the ids back when the overrides are gone', async () => {
    const first = await resolved({})
    const overrides = [
      decided('force_split', 'crm:a5', 'billing:b5'),
      decided('force_match', 'crm:a0', 'crm:a1'),
      { ...decided('force_split', 'crm:a2', 'crm:a3'), by_rule: true },
    ]
    const second = await resolved({ previous: first, overrides })
    const changed = customers(second)
    expect(changed['crm:a5']).not.toBe(changed['billing:b5'])
    const matched = ['crm:a0', 'billing:b0', 'crm:a1', 'billing:b1', 'support:s1']
    expect(new Set(matched.map((key) => changed[key])).size).toBe(1)
    expect(second.filter((row) => row.output === 'alias')).toHaveLength(1)
    expect(decisions(second)).toEqual(['2 force_match crm:a0 crm:a1', '2 force_split billing:b5 crm:a5'])
    const repeated = await resolved({ previous: second, overrides: overrides.toReversed() })
    expect(decisions(repeated)).toEqual(decisions(second))
    const third = await resolved({ previous: second })
    expect(customers(third)).toEqual(customers(first))
    expect(decisions(third)).toEqual([
      ...decisions(second),
      '3 undone billing:b5 crm:a5',
      '3 undone crm:a0 crm:a1',
    ])
  })

  test('takes no records, repeated keys and overrides of what is not there', async () => {
    expect(await resolved({ records: [] })).toEqual([])
    const rows = await resolved({
      records: [
        { source_system: 'a', source_id: 1, name: 'Acme', updated_at: new Date('2020-01-01') },
        { source_system: 'a', source_id: 1n, name: 'Acme Corp', updated_at: new Date('2021-01-01') },
        { source_system: 'a', source_id: null, name: 'Nobody' },
      ],
      overrides: [decided('force_match', 'a:1', 'z:9')],
    })
    expect(assigned(rows)).toEqual([expect.objectContaining({ source_id: '1', match_rule: 'single' })])
    expect(rows.filter((row) => row.output === 'rejected')).toHaveLength(2)
    expect(rows.filter((row) => row.output === 'unknown_override')).toHaveLength(1)
  })
})
