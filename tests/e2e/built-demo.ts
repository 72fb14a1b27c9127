import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { runCli } from './run-cli.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = join(ROOT, 'node_modules/.cache/waypoint-demos')

/** The seed of the demo that has every source that can be simulated; others have those of the demo as it is. */
const EVERY_SOURCE = 20

/** What a demo is made by: another content, another demo. */
const MADE_BY = [
  join(ROOT, 'apps/cli/dist'),
  join(ROOT, 'analytics'),
  join(ROOT, 'packages/engine/src/typescript-models'),
]

let key: string | undefined

/** A small demo that was built whole, in a folder of the caller's own. It is built once and copied for each test. */
export async function builtDemo(seed: number, dir: string): Promise<void> {
  cpSync(await sharedDemo(seed), dir, { recursive: true })
}

/** The folder of the same demo that all tests have: to be read only, its databases too. */
export async function sharedDemo(seed: number): Promise<string> {
  key ??= keyOf(MADE_BY)
  const demo = join(CACHE, `${key}-${seed}`)
  const lock = `${demo}.lock`
  while (!existsSync(demo)) {
    if (!isTaken(lock)) {
      try {
        if (!existsSync(demo)) await build(seed, demo)
      } finally {
        rmSync(lock, { force: true })
      }
    } else {
      await wait(200)
    }
  }
  return demo
}

/** Takes the lock where it is free, or was left by a process that is gone. */
function isTaken(lock: string): boolean {
  mkdirSync(CACHE, { recursive: true })
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return false
  } catch {
    if (!isRunning(holderOf(lock))) rmSync(lock, { force: true })
    return true
  }
}

/** Null while it is being written, and once it is free again. */
function holderOf(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8')) || null
  } catch {
    return null
  }
}

function isRunning(id: number | null): boolean {
  try {
    return id === null || process.kill(id, 0)
  } catch {
    return false
  }
}

async function build(seed: number, demo: string): Promise<void> {
  const unfinished = `${demo}.unfinished-${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  const sources = seed === EVERY_SOURCE ? ['--sources', 'all'] : []
  const args = ['demo', '--scale', 'small', '--seed', String(seed), ...sources, '--dir', unfinished]
  const { exitCode, stdout, stderr } = await runCli(args)
  if (exitCode !== 0) throw new Error(`The demo ended with exit code ${exitCode}.\n${stdout}\n${stderr}`)
  if (existsSync(demo)) rmSync(unfinished, { recursive: true })
  else renameSync(unfinished, demo)
}

function keyOf(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/[/\\](?:target|logs)(?:[/\\]|$)/.test(entry.parentPath))
      .map((entry) => join(entry.parentPath, entry.name))
    for (const file of files.toSorted()) hash.update(file).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}
