import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Host } from '../host.ts'
import { createProgram } from '../program.ts'
import { createStyle } from '../terminal/style.ts'

let dir: string

function write(name: string, text: string): void {
  mkdirSync(dirname(join(dir, name)), { recursive: true })
  writeFileSync(join(dir, name), text)
}

/** Runs a command line in the folder of the project. */
async function run(
  ...args: readonly string[]
): Promise<{ readonly exitCode: number; readonly text: string }> {
  const texts: string[] = []
  const codes: number[] = []
  const host: Host = {
    cwd: dir,
    env: { HOME: dir },
    style: createStyle(false),
    interactive: false,
    columns: 100,
    processId: 1,
    launcher: '',
    commandLine: args,
    out: (text) => texts.push(text),
    err: (text) => texts.push(text),
    exitWith: (code) => codes.push(code),
    signal: new AbortController().signal,
  }
  await createProgram(host).parseAsync(['node', 'waypoint', ...args])
  return { exitCode: codes.at(-1) ?? 0, text: texts.join('') }
}

const workspace = ['--dir', 'ws']

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-drift-'))
  write('dbt_project.yml', 'name: p\nversion: "1.0"\nprofile: p\n')
  write(
    'profiles.yml',
    `p:\n  target: t\n  outputs:\n    t: {type: duckdb, path: "{{ env_var('WAYPOINT_DIR') }}/warehouse.duckdb"}\n`,
  )
  write(
    'models/sources.yml',
    `sources:
  - name: shop
    schema: raw_shop
    tables:
      - name: orders
        columns: [{name: id, data_type: bigint}]
      - name: items
`,
  )
  write('models/stg_orders.sql', "select id, total from {{ source('shop', 'orders') }}")
  write('models/stg_items.sql', "select * from {{ source('shop', 'items') }}")
  write('models/mart.sql', "select * from {{ ref('stg_orders') }}")
  write('in/shop/orders.csv', 'id,total,note\n1,2,x\n')
  write('in/shop/items.csv', 'id,qty\n1,2\n')
})
afterAll(() => rmSync(dir, { recursive: true }))

test('what changes in a source is told with the models it touches, until they are built from it', async () => {
  expect(
    (await run('extract', 'drift', ...workspace).catch((error: unknown) => error)) as Error,
  ).toMatchObject({
    code: 'no-warehouse',
  })
  expect((await run('extract', 'in/shop', ...workspace)).text).not.toContain('Changed since')
  expect((await run('extract', 'drift', ...workspace)).text).toContain('Nothing was built from them yet')
  expect((await run('build', ...workspace)).exitCode).toBe(0)
  expect(await run('extract', 'drift', ...workspace)).toMatchObject({
    exitCode: 0,
    text: 'The sources are as they were at the last build, and as the project declares them.\n',
  })

  write('in/shop/orders.csv', 'id,total,city\nA1,2.5,x\n')
  rmSync(join(dir, 'in/shop/items.csv'))
  const extracted = await run('extract', 'in/shop', ...workspace)
  expect(extracted.text).toContain('not delivered again, their rows are as they were: items')
  expect(extracted.text).toContain('raw_shop.orders.total BIGINT → DOUBLE  read by stg_orders, 1 model below')
  expect(extracted.text).toContain('raw_shop.items was not delivered  read by stg_items')
  const drift = await run('extract', 'drift', ...workspace, '--output', 'json')
  expect(drift.exitCode).toBe(1)
  const { changes } = JSON.parse(drift.text) as { changes: readonly Record<string, unknown>[] }
  expect(changes.map(({ against, kind, column, models }) => [against, kind, column, models])).toEqual([
    [
      'last-build',
      'retyped-column',
      'id',
      [{ name: 'stg_orders', path: 'models/stg_orders.sql', by: 'column' }],
    ],
    [
      'last-build',
      'retyped-column',
      'total',
      [{ name: 'stg_orders', path: 'models/stg_orders.sql', by: 'column' }],
    ],
    ['last-build', 'missing-column', 'note', []],
    ['last-build', 'new-column', 'city', []],
    [
      'contract',
      'retyped-column',
      'id',
      [{ name: 'stg_orders', path: 'models/stg_orders.sql', by: 'column' }],
    ],
  ])

  expect((await run('build', '--select', 'stg_orders', ...workspace)).text).toContain(
    'The sources changed since',
  )
  expect((await run('build', ...workspace)).text).toContain('The sources changed since')
  expect((await run('build', ...workspace)).text).not.toContain('The sources changed since')
})

/** The code of the error with which the command ends, whose text never holds a password. */
async function codeOf(...args: readonly string[]): Promise<unknown> {
  const error: unknown = await run('extract', ...args, ...workspace).catch((cause: unknown) => cause)
  expect(String(error)).not.toContain('secret')
  return (error as { readonly code: unknown }).code
}

test('mistakes of the command line are told, and secrets are not', async () => {
  write('.env', 'CRM_URL=postgres://me:secret@127.0.0.1:1/crm\nBROKEN_URL=secret\n')
  write('bad.yml', 'tables: {orders: {primary_key: []}}\n')
  expect(await codeOf()).toBe('no-folder')
  expect(await codeOf('in/shop', '--postgres', 'env:CRM_URL')).toBe('invalid-option')
  expect(await codeOf('in/shop', '--key', 'orders')).toBe('invalid-option')
  expect(await codeOf('in/shop', '--config', 'none.yml')).toBe('missing-file')
  expect(await codeOf('in/shop', '--config', 'bad.yml')).toBe('invalid-extract-settings')
  write('history/base/shop/orders.csv', 'id\n1\n')
  expect(await codeOf('history', '--mode', 'append')).toBe('invalid-option')
  expect(await codeOf('in/shop', '--into', 'env:NO_URL')).toBe('missing-variable')
  expect(await codeOf('--postgres', 'env:NO_URL')).toBe('missing-variable')
  expect(await codeOf('--postgres', 'env:BROKEN_URL')).toBe('invalid-url')
  expect(await codeOf('--postgres', 'env:CRM_URL')).toBe('connection-failed')
  expect(await codeOf('--postgres', 't')).toBe('invalid-option')
  expect(await codeOf('--postgres', 'prod')).toBe('unknown-target')
})
