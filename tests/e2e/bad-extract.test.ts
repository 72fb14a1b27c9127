import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'
import { runCliHere } from './run-cli-here.ts'

const root = mkdtempSync(join(tmpdir(), 'waypoint-bad-extract-'))
const folder = join(root, 'crm')
const dir = join(root, 'workspace')
const HERE = { cwd: root }

beforeAll(() => {
  mkdirSync(folder)
  const good = [6, 7, 8, 9, 10].map((id) => `${id},F,9,2020-02-01`)
  const rows = [
    '1,A,10,2020-01-01',
    '2,B,abc,2020-01-02',
    '3,C,5',
    '4,D,7,2020-01-04',
    '5,E,8,2020-01-05,extra',
  ]
  writeFileSync(join(folder, 'account.csv'), ['id,name,amount,created_at', ...rows, ...good, ''].join('\n'))
  writeFileSync(join(folder, 'empty.csv'), '')
  writeFileSync(join(folder, 'damaged.parquet'), 'not parquet')
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

test('bad rows are kept with line and reason, bad files are named, the rest is loaded', async () => {
  const { exitCode, stdout } = await runCli(['extract', folder, '--dir', dir])
  expect(stdout).toMatch(/account +7 +3 +4/)
  expect(stdout).toContain('account.csv:3 amount')
  expect(stdout).toContain('account.csv:4 created_at  too few fields: 3 of 4')
  expect(stdout).toContain('account.csv:6  too many fields')
  expect(stdout).toContain('empty.csv is empty')
  expect(stdout).toContain('damaged.parquet cannot be read')
  expect(stdout).toContain('raw_crm._quarantine')
  expect(exitCode).toBe(1)
})

test('a folder that is not there, or holds no tables, is said so', async () => {
  const missing = await runCliHere(['extract', join(root, 'nowhere'), '--dir', dir], HERE)
  expect(missing.exitCode).toBe(2)
  expect(missing.stderr).toContain('is not a folder')
  mkdirSync(join(root, 'nothing'))
  const empty = await runCliHere(['extract', join(root, 'nothing'), '--dir', dir], HERE)
  expect(empty.exitCode).toBe(2)
  expect(empty.stderr).toContain('no CSV or Parquet file')
})

test('unknown options of the simulator are refused before anything is made', async () => {
  for (const options of [
    ['--scale', 'huge'],
    ['--seed', 'x'],
    ['--start', '2020-13-01'],
    ['--months', '0'],
  ]) {
    const { exitCode, stderr } = await runCliHere(
      ['simulate', ...options, '--dir', join(root, 'never')],
      HERE,
    )
    expect(exitCode, options.join(' ')).toBe(2)
    expect(stderr).not.toContain('Internal error')
  }
})

test('an existing simulation is not replaced without --force', async () => {
  const target = join(root, 'atlas')
  const args = ['simulate', '--scale', 'small', '--customers', '20', '--months', '2', '--dir', target]
  expect((await runCliHere(args, HERE)).exitCode).toBe(0)
  const refused = await runCliHere(args, HERE)
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain('--force')
  expect((await runCliHere([...args, '--force'], HERE)).exitCode).toBe(0)
})
