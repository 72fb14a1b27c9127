import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'

let shop: FixtureProject

beforeEach(() => {
  shop = new FixtureProject()
  mkdirSync(join(shop.dir, 'out'))
})
afterEach(() => shop.remove())

const hard = `select * from (values
  (1, 12.50::decimal(18, 2), '007', date '2024-02-29', timestamp '2024-01-02 03:04:05.678901', true, [1, 2]),
  (2, null, 'a,"b" it''s', null, null, false, null)
) t(id, amount, code, day, moment, flag, list)`

async function build(config: string, sql = hard): Promise<string | undefined> {
  shop.write('models/it.sql', `{{ config(materialized='external'${config}) }}\n${sql}`)
  const result = await shop.invoke('run', { select: ['it'] })
  return result.results.find((each) => each.name === 'it')?.error?.message
}

const types = async (): Promise<readonly (string | null)[]> =>
  (
    await shop.query("select data_type from duckdb_columns() where table_name = 'it' order by column_index")
  ).flat()

describe('a model that is a file', () => {
  test.each([
    ['', 'it.parquet'],
    [", format='csv'", 'it.csv'],
    [", format='json'", 'it.json'],
    [", location='out/data.csv.gz'", 'out/data.csv.gz'],
    [", location='out/data.json'", 'out/data.json'],
    [", location=\"out/{{ this.identifier }}.parquet\", options={'compression': 'zstd'}", 'out/it.parquet'],
    [", delimiter='|'", 'it.csv'],
  ])('%s: rows and types come back as they were', async (config, file) => {
    for (const _ of ['once', 'twice']) expect(await build(config)).toBeUndefined()
    expect(existsSync(join(shop.dir, file))).toBe(true)
    const rows =
      'select id, amount, code, day::varchar, moment::varchar, flag, list::varchar from main.it order by id'
    expect(await shop.query(rows)).toEqual([
      ['1', '12.50', '007', '2024-02-29', '2024-01-02 03:04:05.678901', 'true', '[1, 2]'],
      ['2', null, `a,"b" it's`, null, null, 'false', null],
    ])
    expect(await types()).toEqual([
      'INTEGER',
      'DECIMAL(18,2)',
      'VARCHAR',
      'DATE',
      'TIMESTAMP',
      'BOOLEAN',
      'INTEGER[]',
    ])
    const left = await shop.query("select count(*) from duckdb_tables() where table_name like 'it%'")
    expect(left).toEqual([['0']])
  })

  test.each(['parquet', 'csv', 'json'])('%s without rows keeps its columns', async (format) => {
    expect(await build(`, format='${format}'`, `${hard} where false`)).toBeUndefined()
    expect(await shop.query('select count(*) from main.it')).toEqual([['0']])
    expect(await types()).toContain('DECIMAL(18,2)')
  })

  test.each(['parquet', 'csv'])('%s in partitions', async (format) => {
    const config = `, format='${format}', options={'partition_by': 'code, flag'}`
    for (const _ of ['once', 'twice']) expect(await build(config)).toBeUndefined()
    expect(readdirSync(join(shop.dir, 'it'))).toContain('code=007')
    expect(await shop.query('select id, code, flag, day::varchar from main.it order by id')).toEqual([
      ['1', '007', 'true', '2024-02-29'],
      ['2', `a,"b" it's`, 'false', null],
    ])
    expect((await types()).slice(0, 3)).toEqual(['INTEGER', 'DECIMAL(18,2)', 'VARCHAR'])
    expect(await build(config, `${hard} where id = 1`)).toBeUndefined()
    expect(await shop.query('select id from main.it')).toEqual([['1']])
    expect(await build(config, `${hard} where false`)).toBeUndefined()
    expect(await shop.query('select id from main.it')).toEqual([])
  })

  test('may read what it wrote before, and be read by others', async () => {
    shop.write('models/reader.sql', "select sum(id) as s from {{ ref('it') }}")
    expect(await build('', 'select 1 as id')).toBeUndefined()
    const more = "select id from {{ this }} union all select 2{{ '' if execute }}"
    expect(await build('', more)).toBeUndefined()
    expect(statuses(await shop.invoke('run', { select: ['reader'] }))).toEqual({ reader: 'success' })
    expect(await shop.query('select s from main.reader')).toEqual([['3']])
    expect(await shop.query('select id from main.it order by id')).toEqual([['1'], ['2']])
  })

  test('takes the place of a table, and a table its place', async () => {
    shop.write('models/it.sql', "{{ config(materialized='table') }} select 1 as id")
    await shop.invoke('run', { select: ['it'] })
    expect(await build('', 'select 2 as id')).toBeUndefined()
    expect(await shop.query('select id from main.it')).toEqual([['2']])
    shop.write('models/it.sql', "{{ config(materialized='table') }} select 3 as id")
    expect(statuses(await shop.invoke('run', { select: ['it'] }))).toEqual({ it: 'success' })
    expect(await shop.query('select id from main.it')).toEqual([['3']])
  })

  test('goes to external_root, and reads as its own options say', async () => {
    shop.replace('profiles.yml', 'schema: main', 'schema: main\n      external_root: out')
    expect(await build(", format='csv', csv_read_options={'all_varchar': true}")).toBeUndefined()
    expect(readFileSync(join(shop.dir, 'out/it.csv'), 'utf8')).toMatch(/^id,amount,code/)
    expect(new Set(await types())).toEqual(new Set(['VARCHAR']))
  })

  test.each([
    [", format='xlsx'", /'xlsx'; use parquet, csv or json/],
    [", location='out/data.txt'", /'txt'; use parquet/],
    [", format='json', options={'partition_by': 'code'}", /one file/],
    [', glue_register=true', /glue_register/],
    [", plugin='excel'", /plugin/],
    [", location='nowhere/data.csv'", /nowhere\/data\.csv/],
    [", location='out', options={'partition_by': 'code'}", /not empty|OVERWRITE/i],
  ])('%s is refused', async (config, message) => {
    shop.write('out/other.txt', 'not ours')
    expect(await build(config)).toMatch(message)
    expect(readFileSync(join(shop.dir, 'out/other.txt'), 'utf8')).toBe('not ours')
  })
})

function writeSource(lines: string): void {
  const indented = lines.replaceAll('\n', '\n    ')
  shop.write('models/sources.yml', `sources:\n  - name: land\n    ${indented}\n`)
}

/** The rows that a model reads of the source, or why it does not. */
async function readSource(): Promise<unknown> {
  const result = await shop.invoke('run', { select: ['it'] })
  const error = result.results.find((each) => each.name === 'it')?.error
  return error === null || error === undefined ? await shop.query('select id from main.it') : error.message
}

describe('a source that is a file', () => {
  beforeEach(() => {
    shop.write('out/orders.csv', 'id\n7\n')
    shop.write('models/it.sql', "select id from {{ source('land', 'orders') }}")
  })

  test.each([
    ['meta of the source', "meta: {external_location: 'out/{name}.csv'}\ntables: [{name: orders}]"],
    [
      'config.meta of the source',
      "config: {meta: {external_location: 'out/{name}.csv'}}\ntables: [{name: orders}]",
    ],
    ['config of the source', "config: {external_location: 'out/{name}.csv'}\ntables: [{name: orders}]"],
    ['meta of the table', "tables: [{name: orders, meta: {external_location: 'out/orders.csv'}}]"],
    ['config of the table', "tables: [{name: orders, config: {external_location: 'out/orders.csv'}}]"],
    [
      'the table before the source',
      "meta: {external_location: 'nowhere'}\ntables: [{name: orders, meta: {external_location: 'out/orders.csv'}}]",
    ],
    [
      'oldstyle',
      "meta: {external_location: 'out/%(identifier)s.csv', formatter: oldstyle}\ntables: [{name: orders}]",
    ],
    [
      'template',
      "meta: {external_location: 'out/${name}.csv', formatter: template}\ntables: [{name: orders}]",
    ],
    [
      'a function',
      'meta: {external_location: "read_csv(\'out/{name}.csv\', header = true)"}\ntables: [{name: orders}]',
    ],
    ['quotes of its own', 'meta: {external_location: "\'out/{name}.csv\'"}\ntables: [{name: orders}]'],
    [
      'other keys of meta',
      "meta: {folder: out, external_location: '{folder}/{name}.{kind}', kind: csv}\ntables: [{name: orders}]",
    ],
  ])('%s', async (_name, lines) => {
    writeSource(lines)
    expect(await readSource()).toEqual([['7']])
  })

  test.each([
    [
      'a formatter that is none',
      'meta: {external_location: a, formatter: jinja}\ntables: [{name: orders}]',
      /`formatter` is "jinja"/,
    ],
    ['a name that is none', "meta: {external_location: 'out/{nmae}.csv'}\ntables: [{name: orders}]", /nmae/],
    ['a plugin', 'meta: {plugin: excel}\ntables: [{name: orders}]', /plugin/],
  ])('%s is refused', async (_name, lines, message) => {
    writeSource(lines)
    expect(await readSource()).toMatch(message)
  })
})
