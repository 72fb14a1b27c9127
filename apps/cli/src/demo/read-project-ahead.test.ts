import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workspaceAt } from '../workspace/workspace.ts'
import { readProjectAhead } from './read-project-ahead.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'ahead-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const startedBy = (script: string, signal = new AbortController().signal): Promise<void> => {
  const launcher = join(dir, 'launcher.cjs')
  writeFileSync(launcher, script)
  const run = { workspace: workspaceAt('work', dir), projectDir: join(dir, 'project') }
  return readProjectAhead(run, { cwd: dir, env: {}, launcher, signal })
}

test('the project is parsed for the workspace, without artifacts', async () => {
  await startedBy(`require('node:fs').writeFileSync('told', process.argv.slice(2).join(' '))`)
  expect(readFileSync(join(dir, 'told'), 'utf8')).toBe(
    `parse --dir ${join(dir, 'work')} --project-dir ${join(dir, 'project')} --no-write-json`,
  )
})

test('that it fails is left to the build', async () => {
  await expect(startedBy('process.exit(1)')).resolves.toBeUndefined()
})

test('an interrupted demo does not wait for it', async () => {
  const interrupted = new AbortController()
  const reading = startedBy('setInterval(() => {}, 1000)', interrupted.signal)
  interrupted.abort()
  await expect(reading).resolves.toBeUndefined()
})
