import { describe, expect, test } from 'vitest'
import type { PersonRecord, PersonRow } from './person-record.ts'
import { resolvePeople } from './resolve-people.ts'

async function resolved(
  records: readonly PersonRecord[],
  previous: readonly object[] = [],
): Promise<readonly PersonRow[]> {
  const rows: PersonRow[] = []
  for await (const row of resolvePeople({ records, previous, at: '2026-01-01T00:00:00Z', threads: 1 })) {
    rows.push(row)
  }
  return rows
}

async function people(records: readonly PersonRecord[]): Promise<readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const row of await resolved(records)) {
    if (row.output !== 'assignment') continue
    const key = `${row.source_system}:${row.source_id}`
    groups.set(row.person_id, [...(groups.get(row.person_id) ?? []), key])
  }
  return [...groups.values()].map((keys) => keys.toSorted().join(' ')).toSorted()
}

const idsOf = (rows: readonly PersonRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => (row.output === 'assignment' ? [row.person_id] : [])))

const person = (key: string, rest: Partial<PersonRecord>): PersonRecord => ({
  source_system: key.split(':')[0],
  source_id: key.split(':')[1],
  ...rest,
})

describe('resolvePeople', () => {
  test('joins by mail address without case and tag, but not by role addresses', async () => {
    const records = [
      person('app:1', { email: 'Jo.Li+news@Acme.com' }),
      person('crm:2', { email: 'jo.li@acme.com' }),
      person('crm:3', { email: 'billing@acme.com' }),
      person('app:4', { email: 'billing@acme.com' }),
    ]
    expect(await people(records)).toEqual(['app:1 crm:2', 'app:4', 'crm:3'])
  })

  test('joins by external id, whichever of the two names the other', async () => {
    const records = [
      person('app:1', { email: 'jo@acme.com' }),
      person('segment:a', { external_ids: 'app:1' }),
      person('zendesk:z', { external_ids: 'app:1;crm:9' }),
    ]
    expect(await people(records)).toEqual(['app:1 segment:a zendesk:z'])
  })

  test('gives an anonymous record to the only person of its device, and a shared device to nobody', async () => {
    const records = [
      person('app:1', { email: 'jo@acme.com', devices: 'd1;d2' }),
      person('app:2', { email: 'al@acme.com', devices: 'd2' }),
      person('web:x', { devices: 'd1' }),
      person('web:y', { devices: 'd2' }),
      person('web:v', { devices: 'd3' }),
      person('web:w', { devices: 'd3' }),
    ]
    expect(await people(records)).toEqual(['app:1 web:x', 'app:2', 'web:v web:w', 'web:y'])
  })

  test('keeps ids, and leaves an alias where two persons turn out to be one', async () => {
    const before = await resolved([person('app:1', { email: 'jo@acme.com' }), person('crm:2', {})])
    const after = await resolved(
      [person('crm:2', { external_ids: 'app:1' }), person('app:1', { email: 'jo@acme.com' })],
      before,
    )
    expect(idsOf(before).size).toBe(2)
    expect(idsOf(after).size).toBe(1)
    expect(after.filter((row) => row.output === 'alias')).toHaveLength(1)
    expect(await resolved([person('app:1', {}), person('crm:2', {})], after)).toHaveLength(2)
  })

  test('takes no records', async () => {
    expect(await resolved([])).toEqual([])
  })
})
