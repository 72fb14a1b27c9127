import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtDemo } from './built-demo.ts'
import { type CliResult, runCli } from './run-cli.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const GUIDE = readFileSync(join(ROOT, 'docs/guides/add-a-source.md'), 'utf8')
const dir = mkdtempSync(join(tmpdir(), 'waypoint-add-a-source-'))

const FILE = /^`([^`\n]+)`\n```\w+\n(.*?)^```$/gms
const COMMANDS = /^```sh\n(.*?)^```$/gms

beforeAll(async () => {
  await builtDemo(1, join(dir, 'company'))
  cpSync(join(ROOT, 'analytics'), join(dir, 'analytics'), { recursive: true })
  for (const [, name = '', text = ''] of GUIDE.matchAll(FILE)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

function waypoint(line: string): Promise<CliResult> {
  const [, verb = '', ...args] = line.split(' ')
  const project =
    verb === 'extract' ? [] : ['--project-dir', join(dir, 'analytics'), '--target-path', join(dir, 'target')]
  // Models above the new ones stand already.
  const select = args.map((each) =>
    each.replace('+survey_scores', 'stg_survey__response survey_scores').split(' '),
  )
  const workspace = verb === 'lint' ? [] : ['--dir', 'company']
  return runCli([verb, ...select.flat(), ...project, ...workspace], { cwd: dir })
}

test('who follows the guide has the source in a mart, tested and without a finding', async () => {
  const lines = [...GUIDE.matchAll(COMMANDS)].flatMap(([, block = '']) => block.trim().split('\n'))
  expect(lines.length).toBeGreaterThan(2)
  for (const line of lines) {
    const { exitCode, stdout, stderr } = await waypoint(line)
    expect(exitCode, `${line}\n${stdout.slice(-2000)}${stderr}`).toBe(0)
  }
  const shown = await waypoint('waypoint show --select survey_scores --output json')
  expect(shown.stdout).toContain('"average_score"')
  const { show } = JSON.parse(shown.stdout)
  expect(
    show.map((row: Record<string, unknown>) => [row['answers'], Number(row['average_score'])]).toSorted(),
  ).toEqual([
    [1, 4],
    [1, 9],
  ])
})
