import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type PeopleSummary, resolvePeopleFile } from './resolve-people-file.ts'

const dir = mkdtempSync(join(tmpdir(), 'waypoint-people-'))

async function resolved(lines: readonly string[], out = 'out'): Promise<PeopleSummary> {
  const path = join(dir, 'people.csv')
  writeFileSync(path, `${lines.join('\n')}\n`)
  return await resolvePeopleFile({
    file: { path, map: { source_system: 'system' } },
    dir: join(dir, out),
    format: 'csv',
    at: '2026-01-01T00:00:00Z',
    threads: 1,
  })
}

const personOf = (key: string): string | undefined =>
  readFileSync(join(dir, 'out/people.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(','))
    .find(([system, id]) => `${system}:${id}` === key)?.[2]

const HEADER = 'system,id,email,external_id,anonymous_id'

describe('a file of people', () => {
  test('gives each record one person, and keeps ids from run to run', async () => {
    const summary = await resolved([
      HEADER,
      'app,1,Jo@acme.com,,d1',
      'crm,2,jo@acme.com,,',
      'web,x,,,d1',
      'crm,3,billing@acme.com,,',
      ',4,nobody@acme.com,,',
    ])
    expect(summary).toMatchObject({
      records: 4,
      people: 2,
      matched: 3,
      largestPerson: 3,
      rejected: 1,
      byRule: { email: 2, device: 1, single: 1 },
    })
    const [app, team] = [personOf('app:1'), personOf('crm:3')]
    const again = await resolved([HEADER, 'crm,3,billing@acme.com,app:1,', 'app,1,jo@acme.com,,'])
    expect(again).toMatchObject({ people: 1, aliases: 1 })
    expect([app, team]).toContain(personOf('app:1'))
  })

  test('is refused where it says nothing of people', async () => {
    await expect(resolved(['system,id,name', 'app,1,Jo'], 'other')).rejects.toThrow(
      /none of email, external_ids, devices/,
    )
    await expect(resolved([HEADER, ',,jo@acme.com,,'], 'other')).rejects.toThrow(
      /no record that can be taken/,
    )
  })
})
