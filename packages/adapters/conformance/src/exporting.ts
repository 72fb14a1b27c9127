import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { endless } from './series.ts'
import { type OpenAdapter, useSession } from './session.ts'

export function describeExporting(open: OpenAdapter): void {
  const session = useSession(open)
  let dir = ''
  const file = (): string => join(dir, 'rows.csv')

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'waypoint-export-'))
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  beforeEach((context) => {
    const { adapter, connection } = session()
    if (connection.exportCsv === undefined)
      context.skip(`${adapter.type} writes no CSV files for its clients`)
  })

  test('values are quoted, an empty text is not null, and what looks like null is a text', async () => {
    const { connection } = session()
    const rows = await connection.exportCsv?.(
      String.raw`select 1 as id, 'a "quoted", text' || chr(10) || 'of two lines' as words, null as nothing, '' as empty, '\N' as mark`,
      file(),
    )
    expect(rows).toBe(1)
    expect(readFileSync(file(), 'utf8')).toBe(`"1","a ""quoted"", text\nof two lines",\\N,"","\\N"\n`)
  })

  test('a mistake, a signal and a file that cannot be written are errors, and the connection works on', async () => {
    const { connection, rows } = session()
    const wrong = connection.exportCsv?.('select * from no_such_table', file())
    await expect(wrong).rejects.toMatchObject({ code: 'missing-relation' })
    const controller = new AbortController()
    const running = connection.exportCsv?.(endless, file(), { signal: controller.signal })
    setTimeout(() => controller.abort(), 50)
    await expect(running).rejects.toMatchObject({ code: 'query-cancelled' })
    await expect(connection.exportCsv?.('select 1', join(dir, 'none', 'rows.csv'))).rejects.toThrow()
    expect(await rows('select 1')).toEqual([[1]])
  })
}
