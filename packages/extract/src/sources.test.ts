import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSqliteFiles } from './sqlite/sqlite-files.ts'
import { findSources, inferSource } from './sources.ts'
import { listTableFiles, tablesOfFiles } from './table-files.ts'
import { toIdentifier } from './table-name.ts'

let root: string

beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'waypoint-sources-')), 'Google Ads')
})
afterEach(() => rm(dirname(root), { recursive: true }))

async function files(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), 'id\n1\n')
  }
}

async function found(): Promise<readonly string[]> {
  return (await findSources(root)).map(({ source }) => source)
}

test('a folder of tables is one source, called after the folder', async () => {
  await files('account.csv', 'README.md')
  expect(await found()).toEqual(['google_ads'])
  expect(inferSource(`${root}/`)).toBe('google_ads')
})

test('a folder of such folders is one source each; what holds no table is none', async () => {
  await files('zendesk/ticket.csv', 'salesforce/account.parquet', 'docs/read.md', '.cache/x.csv')
  expect(await found()).toEqual(['salesforce', 'zendesk'])
})

test('folders of part files are tables of one source', async () => {
  await files('orders/part-0.csv', 'orders/part-1.csv', 'items/000001.csv')
  expect(await found()).toEqual(['google_ads'])
  const { tables } = await listTableFiles(root, createSqliteFiles())
  expect(tables.map(({ table, files: parts }) => [table, parts.map(({ name }) => name)])).toEqual([
    ['items', ['items/000001.csv']],
    ['orders', ['orders/part-0.csv', 'orders/part-1.csv']],
  ])
})

test('sources may consist of part files, too', async () => {
  await files('shop/orders/2024-01-01.csv', 'crm/account/data_0.parquet')
  expect(await found()).toEqual(['crm', 'shop'])
})

test('files named one by one', async () => {
  const paths = ['/a/Orders 2024.csv', '/b/items.tsv', '/b/notes.txt']
  const { tables, ignored } = await tablesOfFiles(paths, createSqliteFiles())
  expect(tables.map(({ table }) => table)).toEqual(['items', 'orders_2024'])
  expect(ignored).toEqual(['notes.txt'])
})

test.each([
  ['Opportunity Line-Item', 'opportunity_line_item'],
  ['__Zoë’s  Table__', 'zoe_s_table'],
  ['2024 orders', 't_2024_orders'],
  ['客户', '客户'],
  ['---', 't_'],
])('%j becomes %j', (name, identifier) => expect(toIdentifier(name)).toBe(identifier))
