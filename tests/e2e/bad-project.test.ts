import { expect, test } from 'vitest'
import { runCli } from './run-cli.ts'
import { runCliHere } from './run-cli-here.ts'
import { copyShop } from './shop.ts'

interface Mistake {
  readonly mistake: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly exitCode: number
  readonly says: readonly string[]
}

const MISTAKES: readonly Mistake[] = [
  {
    mistake: 'a missing ref',
    file: 'models/customers.sql',
    from: "ref('stg_orders')",
    to: "ref('stg_order')",
    exitCode: 2,
    says: ['stg_order', 'models/customers.sql:6:', 'stg_orders'],
  },
  {
    mistake: 'wrong indentation in YAML',
    file: 'models/schema.yml',
    from: '    columns:\n',
    to: '   columns:\n',
    exitCode: 2,
    says: ['models/schema.yml:3:'],
  },
  {
    mistake: 'an unclosed block',
    file: 'models/customers.sql',
    from: "{{ config(materialized='table') }}",
    to: '{% if true %}',
    exitCode: 2,
    says: ['models/customers.sql:1:', 'if'],
  },
  {
    mistake: 'an unknown column',
    file: 'models/customers.sql',
    from: 'sum(amount)',
    to: 'sum(amuont)',
    exitCode: 1,
    says: ['amuont', 'models/customers.sql:5'],
  },
  {
    mistake: 'a failing check',
    file: 'seeds/raw_orders.csv',
    from: '3,Grace,7',
    to: '3,,7',
    exitCode: 1,
    says: ['not_null_customers_customer', '1 failing row'],
  },
  {
    mistake: 'a misspelt test',
    file: 'models/schema.yml',
    from: '- not_null',
    to: '- not_nul',
    exitCode: 2,
    says: ['not_nul', 'not_null', 'models/schema.yml:7'],
  },
  {
    mistake: 'an unknown target',
    file: 'profiles.yml',
    from: 'target: dev',
    to: 'target: prod',
    exitCode: 2,
    says: ['prod', 'dev', 'profiles.yml'],
  },
]

test.each(MISTAKES)('$mistake: exit code $exitCode, with the place and what to do', async (one) => {
  const shop = copyShop()
  shop.edit(one.file, one.from, one.to)
  const { exitCode, stdout, stderr } = await runCliHere(['build'], { cwd: shop.dir })
  const output = stdout + stderr
  for (const text of one.says) expect(output).toContain(text)
  expect(output).not.toContain('Internal error')
  expect(output).not.toMatch(/\n\s+at .*\.[jt]s:\d+/)
  expect(exitCode).toBe(one.exitCode)
})

test('the project as it is builds, and again', async () => {
  const shop = copyShop()
  for (const _ of [1, 2]) {
    const { exitCode, stdout } = await runCliHere(['build'], { cwd: shop.dir })
    expect(stdout).toMatch(/Done in .*: 5 ok/)
    expect(exitCode).toBe(0)
  }
})

test('no project at all: where to look', async () => {
  const { exitCode, stderr } = await runCliHere(['build', '--project-dir', '/'], { cwd: '/' })
  expect(exitCode).toBe(2)
  expect(stderr).toContain('dbt_project.yml')
  expect(stderr).toContain('--project-dir')
})

test('an option that does not exist is named, with the way to help', async () => {
  const { exitCode, stderr } = await runCli(['build', '--selct', 'x'])
  expect(exitCode).toBe(2)
  expect(stderr).toContain('--selct')
  expect(stderr).toContain('--select')
})
