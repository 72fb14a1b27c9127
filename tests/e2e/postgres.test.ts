import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'
import { copyShop, type Shop } from './shop.ts'

let server: PostgresServer
let shop: Shop

beforeAll(async () => {
  server = await startPostgres()
  shop = copyShop()
  const output = {
    ...server.credentials,
    password: "{{ env_var('DBT_ENV_SECRET_PASSWORD') }}",
    schema: 'shop',
  }
  const profile = { shop: { target: 'dev', outputs: { dev: output } } }
  // JSON is YAML.
  writeFileSync(join(shop.dir, 'profiles.yml'), JSON.stringify(profile, null, 2))
})
afterAll(async () => {
  await server.stop()
  rmSync(shop.dir, { recursive: true })
})

function waypoint(args: readonly string[]): ReturnType<typeof runCli> {
  return runCli([...args, '--project-dir', shop.dir], { env: { DBT_ENV_SECRET_PASSWORD: 'open sesame' } })
}

test('debug finds the server, and shows no secret', async () => {
  const { exitCode, stdout, stderr } = await waypoint(['debug'])
  expect(`${stdout}${stderr}`).toMatch(/connection ok/)
  expect(`${stdout}${stderr}`).not.toContain('sesame')
  expect(exitCode).toBe(0)
})

test('a project is built there, twice, and shown', async () => {
  for (const _ of ['once', 'twice']) {
    const { exitCode, stdout } = await waypoint(['build'])
    expect(stdout).toMatch(/on postgres target dev/)
    expect(exitCode).toBe(0)
  }
  const { stdout } = await waypoint(['show', '--inline', "select count(*) as n from {{ ref('customers') }}"])
  expect(stdout).toMatch(/\bn\b/)
})

test('its tables are extracted, files are loaded into it, and no secret is shown', async () => {
  const workspace = ['--dir', join(shop.dir, 'workspace')]
  const read = await waypoint([
    'extract',
    '--postgres',
    'dev',
    '--schema',
    'shop',
    '--source',
    'copy',
    ...workspace,
  ])
  expect(read.stdout).toMatch(/raw_copy\n/)
  expect(read.stdout).toMatch(/Loaded \d+ rows of \d+ tables/)
  expect(read.exitCode).toBe(0)
  mkdirSync(join(shop.dir, 'files', 'crm'), { recursive: true })
  writeFileSync(join(shop.dir, 'files', 'crm', 'account.jsonl'), '{"id":1,"name":"Zoë"}\nbroken\n')
  const { user, host, port, dbname } = server.credentials
  const written = await runCli(
    ['extract', join(shop.dir, 'files'), '--into', 'env:CRM_URL', '--key', 'account=id', ...workspace],
    { env: { CRM_URL: `postgres://${user}:open%20sesame@${host}:${port}/${dbname}` } },
  )
  expect(written.stdout).toContain('account.jsonl:2')
  expect(written.stdout).toMatch(/Loaded 1 row of 1 table in .+ into the database postgres/)
  const outputs = [read, written].map(({ stdout, stderr }) => stdout + stderr).join('')
  expect(outputs).not.toContain('sesame')
  const { stdout } = await waypoint(['show', '--inline', 'select name from raw_crm.account'])
  expect(stdout).toContain('Zoë')
})

test('a server that is not there is told with the line of profiles.yml and what to do', async () => {
  const profile = join(shop.dir, 'profiles.yml')
  const output = { ...server.credentials, port: 1, password: 'open sesame', retries: 0, schema: 'shop' }
  writeFileSync(profile, JSON.stringify({ shop: { target: 'dev', outputs: { dev: output } } }))
  const { exitCode, stderr } = await waypoint(['build'])
  expect(stderr).toMatch(/PostgreSQL at 127\.0\.0\.1:1: nothing listens there/)
  expect(stderr).toMatch(/profiles\.yml:1/)
  expect(stderr).not.toContain('sesame')
  expect(exitCode).toBe(2)
})
