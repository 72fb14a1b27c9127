import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Host } from '../host.ts'
import { createProgram } from '../program.ts'
import { createStyle } from '../terminal/style.ts'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-init-'))
})

afterEach(() => rmSync(dir, { recursive: true }))

interface Outcome {
  readonly exitCode: number
  readonly text: string
}

/** Runs a command line within a folder. */
async function run(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  const texts: string[] = []
  const codes: number[] = []
  const host: Host = {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd },
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

describe('init', () => {
  test('writes a project that is in order, builds, and can be cleaned', async () => {
    const written = await run(dir, 'init', 'shop')
    expect(written).toMatchObject({ exitCode: 0, text: expect.stringContaining('cd shop') })
    const project = join(dir, 'shop')
    const checked = await run(project, 'debug')
    expect(checked.text).toMatch(/project ok[^]*profile ok[^]*connection ok/)
    const built = await run(project, 'build')
    expect(built.exitCode).toBe(0)
    const selected = await run(project, 'ls', '--resource-type', 'model', '--output', 'name')
    expect(selected.text).toBe('revenue_by_month\nstg_orders\n')
    expect((await run(project, 'clean')).text).toBe('removed target\n')
  })

  test('writes into nothing that is not empty', async () => {
    writeFileSync(join(dir, 'notes.txt'), '')
    await expect(run(dir, 'init', 'shop', '--project-dir', '.')).rejects.toMatchObject({
      code: 'folder-not-empty',
    })
  })

  test.each([[[]], [['my-shop']], [['../shop']]])('needs a name: %j is none', async (names) => {
    await expect(run(dir, 'init', ...names)).rejects.toMatchObject({ code: 'invalid-project-name' })
  })

  test('leaves the profile to others where it is told to', async () => {
    await run(dir, 'init', 'shop', '--skip-profile-setup', '--profile', 'company')
    const checked = await run(join(dir, 'shop'), 'debug')
    expect(checked).toMatchObject({ exitCode: 1, text: expect.stringContaining('missing-profiles') })
  })
})

describe('deps', () => {
  test('installs a local package, which then is part of the project', async () => {
    await run(dir, 'init', 'shop')
    await run(dir, 'init', 'shared', '--skip-profile-setup')
    rmSync(join(dir, 'shared/models/staging'), { recursive: true })
    rmSync(join(dir, 'shared/models/marts'), { recursive: true })
    rmSync(join(dir, 'shared/seeds'), { recursive: true })
    writeFileSync(join(dir, 'shared/models/calendar.sql'), 'select 1 as day')
    const project = join(dir, 'shop')
    const installed = await run(project, 'deps', '--add-package', '../shared', '--source', 'local')
    expect(installed).toMatchObject({
      exitCode: 0,
      text: expect.stringContaining('installed shared from ../shared'),
    })
    const { text } = await run(project, 'ls', '--select', 'package:shared')
    expect(text).toBe('shared.calendar\n')
  })

  test('a project without packages has nothing to install', async () => {
    await run(dir, 'init', 'shop')
    expect((await run(join(dir, 'shop'), 'deps')).text).toContain('nothing to install')
  })
})
