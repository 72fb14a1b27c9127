import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { quarantined, useExtractSession } from './fixtures/extract-session.ts'

const session = useExtractSession()

describe('bad rows are kept with line and reason, the others load', () => {
  test('too few and too many fields', async () => {
    const { write, extract, rowsOf } = session()
    await write('t.csv', 'id,name,note\n1,"two\nlines",x\n2,short\n3,a,b,c\n\n4,a,b\n')
    expect(await extract({ batchId: 'b1' })).toMatchObject({ rows: 2, rejected: 2, batchId: 'b1' })
    expect(await rowsOf(quarantined)).toEqual([
      ['t', 't.csv', 4, 'note', 'too few fields: 2 of 3', '2,short'],
      ['t', 't.csv', 5, null, 'too many fields: 4 or more for 3 columns', '3,a,b,c'],
    ])
  })

  test('a value that is not what the column is', async () => {
    const { write, extract, rowsOf, typesOf } = session()
    await write(
      't.csv',
      'id,amount,at\r\n1,1.5,2024-01-01\r\n2,n/a,2024-01-02\r\n3,2.5,soon\r\n4,1,2024-01-04\r\n',
    )
    await extract()
    expect(await typesOf('t')).toEqual({ id: 'BIGINT', amount: 'DOUBLE', at: 'DATE' })
    expect(await rowsOf(quarantined)).toEqual([
      ['t', 't.csv', 3, 'amount', `Could not convert string "n/a" to 'DOUBLE'`, '2,n/a,2024-01-02'],
      ['t', 't.csv', 4, 'at', `Could not convert string "soon" to 'DATE'`, '3,2.5,soon'],
    ])
  })

  test('a quote that is never closed costs its own line only', async () => {
    const { write, extract, rowsOf } = session()
    const lines = Array.from({ length: 50 }, (_, index) => `${index + 1},"name ${index + 1}",x`)
    lines[9] = '10,"open,x'
    lines[29] = '30,"open again,x'
    lines[49] = '50,"open to the end,x'
    await write('t.csv', `id,name,note\n${lines.join('\n')}\n`)
    expect(await extract()).toMatchObject({ rows: 47, rejected: 3 })
    expect(await rowsOf('select line, raw_line from raw_shop._quarantine order by line')).toEqual([
      [11, '10,"open,x'],
      [31, '30,"open again,x'],
      [51, '50,"open to the end,x'],
    ])
  })

  test('a line in another encoding', async () => {
    const { write, extract, rowsOf } = session()
    await write(
      't.csv',
      Buffer.concat([Buffer.from('id,name\n1,Zoë\n2,Zo'), Buffer.from([0xeb]), Buffer.from('\n3,a\n')]),
    )
    expect(await extract()).toMatchObject({ rows: 2, rejected: 1 })
    expect(await rowsOf('select line, reason from raw_shop._quarantine')).toEqual([
      [3, 'bytes that are not UTF-8'],
    ])
  })
})

describe('files that cannot be read are reported, the others load', () => {
  test('empty, no header, broken Parquet', async () => {
    const { write, extract } = session()
    await write('good.csv', 'id\n1\n')
    await write('empty.csv', '')
    await write('blank.csv', '\n \n')
    await write('broken.parquet', 'PAR1 nothing')
    await write('notes.txt', 'not a table')
    const summary = await extract()
    expect(summary.tables.map(({ table }) => table)).toEqual(['good'])
    expect(summary.failures.map(({ file, error }) => [file, error.code])).toEqual([
      ['blank.csv', 'missing-header'],
      ['broken.parquet', 'unreadable-file'],
      ['empty.csv', 'empty-file'],
    ])
    expect(summary.ignored).toEqual(['notes.txt'])
  })

  test('a folder without tables, a folder that is not there', async () => {
    const { folder, extract } = session()
    await expect(extract()).rejects.toMatchObject({ code: 'nothing-to-load' })
    await expect(extract({ input: { folder: join(folder, 'nowhere') } })).rejects.toMatchObject({
      code: 'missing-folder',
    })
  })
})
