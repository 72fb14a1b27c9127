import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Host } from '../host.ts'
import { createStyle } from '../terminal/style.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { readRuns } from './run-history.ts'
import { runSchedule } from './run-schedule.ts'

let dir: string

/** In place of waypoint: does what it is told. */
const STAND_IN = `
const [verb, argument] = process.argv.slice(2)
if (verb === 'say') console.log(argument)
if (verb === 'sleep') setTimeout(() => {}, Number(argument))
if (verb === 'publish') { console.error('Error Nothing was published: freshness did not pass.\\n  - zendesk: late'); process.exitCode = 2 }
if (verb === 'break') { console.error('it broke'); process.exitCode = 1 }
`

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-scheduling-'))
  writeFileSync(join(dir, 'launcher.mjs'), STAND_IN)
  mkdirSync(join(dir, 'company'))
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

async function schedule(
  text: string,
  options: {
    readonly job?: string
    readonly stopAt?: RegExp
    readonly json?: boolean
    readonly list?: boolean
  },
) {
  writeFileSync(join(dir, 'schedule.yml'), text)
  const stop = new AbortController()
  const written: string[] = []
  let exitCode = 0
  const host: Host = {
    cwd: dir,
    env: {},
    style: createStyle(false),
    interactive: false,
    columns: 100,
    processId: 1,
    launcher: join(dir, 'launcher.mjs'),
    commandLine: [],
    out: (line) => {
      written.push(line)
      if (options.stopAt?.test(written.join('')) === true) stop.abort()
    },
    err: (line) => written.push(line),
    exitWith: (code) => {
      exitCode = code
    },
    signal: stop.signal,
  }
  const { stopAt: _stopAt, ...asked } = options
  await runSchedule({ dir: 'company', file: 'schedule.yml', ...asked }, host)
  return { exitCode, output: written.join(''), runs: readRuns(workspaceAt('company', dir)) }
}

test('steps run in order, the output of one goes to a file, and the history says how it went', async () => {
  const { exitCode, runs } = await schedule(
    "jobs: {morning: {cron: 0 6 * * *, steps: [say one, {run: 'say \"all is well\"', to: {file: 'out/{date}.txt'}}]}}",
    { job: 'morning' },
  )
  expect(exitCode).toBe(0)
  expect(runs).toMatchObject([
    {
      job: 'morning',
      status: 'ok',
      reason: 'asked for',
      steps: [{ command: 'say one', exit_code: 0, output: 'one' }, { exit_code: 0 }],
    },
  ])
  const day = new Date().toISOString().slice(0, 10)
  expect(readFileSync(join(dir, `out/${day}.txt`), 'utf8')).toBe('all is well\n')
})

test('for machines the same is JSON', async () => {
  const text = 'jobs: {morning: {cron: 0 6 * * *, steps: [say one]}}'
  const run = await schedule(text, { job: 'morning', json: true })
  expect(JSON.parse(run.output)).toEqual(run.runs[0])
  const listed = JSON.parse((await schedule(text, { list: true, json: true })).output)
  expect(listed).toMatchObject([{ job: 'morning', cron: '0 6 * * *', last_began: run.runs[0]?.began_at }])
})

test('a refused publish ends the job, and who wants to know is told', async () => {
  const received: string[] = []
  const server = createServer((request, response) => {
    request.on('data', (data: Buffer) => received.push(data.toString()))
    request.on('end', () => response.end('ok'))
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  try {
    const { exitCode, runs } = await schedule(
      `jobs: {morning: {cron: 0 6 * * *, steps: [publish, say never]}}
alerts: [{file: alerts.jsonl}, {webhook: 'http://127.0.0.1:${port}/', kinds: [refused_publish]}, {file: other.jsonl, kinds: [anomaly]}]`,
      { job: 'morning' },
    )
    expect(exitCode).toBe(1)
    expect(runs[0]).toMatchObject({ status: 'failed', steps: [{ command: 'publish', exit_code: 2 }] })
    const alert = JSON.parse(readFileSync(join(dir, 'alerts.jsonl'), 'utf8'))
    expect(alert).toMatchObject({
      kind: 'refused_publish',
      job: 'morning',
      text: expect.stringContaining('zendesk: late'),
    })
    expect(JSON.parse(received.join('')).text).toContain(
      '*refused publish* in morning: Nothing was published',
    )
    expect(existsSync(join(dir, 'other.jsonl'))).toBe(false)
  } finally {
    server.close()
  }
})

test('a job that is due while it runs is left out once; a stop ends the schedule and what it runs', async () => {
  const { runs, exitCode } = await schedule(
    "jobs: {often: {cron: '* * * * * *', steps: [sleep 1200]}, broken: {cron: '* * * * * *', steps: [break]}}",
    { stopAt: /^(?=[^]*broken: break: exit)[^]*often: begins[^]*often: begins/ },
  )
  expect(exitCode).toBe(130)
  const often = runs.filter(({ job }) => job === 'often').map(({ status }) => status)
  expect(often.slice(0, 2)).toEqual(['ok', 'skipped'])
  expect(often.at(-1)).toBe('interrupted')
  expect(runs.filter(({ job, status }) => job === 'broken' && status === 'failed').length).toBeGreaterThan(0)
})

test('what was due while nobody looked is made up for once', async () => {
  const file = join(dir, 'company/runs.jsonl')
  const began = '2020-01-01T06:00:00.000Z'
  writeFileSync(
    file,
    `${JSON.stringify({ job: 'a', began_at: began, ended_at: began, status: 'ok', reason: 'due', steps: [] })}\n{"cut`,
  )
  writeFileSync(file, readFileSync(file, 'utf8').concat('\n'))
  const { runs } = await schedule('jobs: {a: {cron: 0 6 * * *, steps: [say hello]}}', {
    stopAt: /say hello: ok/,
  })
  expect(runs.map(({ reason, status }) => [reason, status])).toEqual([
    ['due', 'ok'],
    ['made up for', 'ok'],
  ])
})

test('of two schedules on a workspace the second says who runs the first; one that was killed is in nobody’s way', async () => {
  const lock = join(dir, 'company/.schedule')
  const jobs = "jobs: {often: {cron: '* * * * * *', steps: [say hello]}}"
  writeFileSync(lock, String(process.ppid))
  await expect(schedule(jobs, { stopAt: /./ })).rejects.toMatchObject({
    code: 'schedule-running',
    message: expect.stringContaining(`Process ${process.ppid} runs a schedule`),
  })
  expect(readFileSync(lock, 'utf8')).toBe(String(process.ppid))
  // No process has this id.
  writeFileSync(lock, '4194305')
  const { exitCode } = await schedule(jobs, { stopAt: /jobs of/ })
  expect(exitCode).toBe(130)
  expect(existsSync(lock)).toBe(false)
})
