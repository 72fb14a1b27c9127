import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { runCli } from './run-cli.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = join(ROOT, 'node_modules/.cache/waypoint-demos')
const ABANDONED_AFTER_MS = 300_000

/** The seed of the demo that has every source that can be simulated; others have those of the demo as it is. */
const EVERY_SOURCE = 20

/** What a demo is made by: another content, another demo. */
const MADE_BY = [
  join(ROOT, 'apps/cli/dist'),
  join(ROOT, 'analytics'),
  join(ROOT, 'packages/engine/src/typescript-models'),
]

/** A small demo that was built whole, in a folder of the caller's own. It is built once and copied for each test. */
export async function builtDemo(seed: number, dir: string): Promise<void> {
  const demo = join(CACHE, `${keyOf(MADE_BY)}-${seed}`)
  const lock = `${demo}.lock`
  while (!existsSync(demo)) {
    if (!isTaken(lock)) {
      try {
        if (!existsSync(demo)) await build(seed, demo)
      } finally {
        rmSync(lock, { recursive: true, force: true })
      }
    } else {
      await wait(200)
    }
  }
  cpSync(demo, dir, { recursive: true })
}

/** Takes the lock where it is free, or was left by a process that did not come back. */
function isTaken(lock: string): boolean {
  mkdirSync(CACHE, { recursive: true })
  try {
    mkdirSync(lock)
    return false
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > ABANDONED_AFTER_MS) rmSync(lock, { recursive: true, force: true })
    return true
  }
}

async function build(seed: number, demo: string): Promise<void> {
  const unfinished = `${demo}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const sources = seed === EVERY_SOURCE ? ['--sources', 'all'] : []
  const args = ['demo', '--scale', 'small', '--seed', String(seed), ...sources, '--dir', unfinished]
  const { exitCode, stdout, stderr } = await runCli(args)
  if (exitCode !== 0) throw new Error(`The demo ended with exit code ${exitCode}.\n${stdout}\n${stderr}`)
  renameSync(unfinished, demo)
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
