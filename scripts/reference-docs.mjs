/**
 * Writes docs/reference from a small demo that is built anew: an incremental build compiles other SQL than a first one,
 * and the test that compares these pages reads a first one.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const waypoint = join(root, 'apps/cli/bin/waypoint.cjs')
const dir = mkdtempSync(join(tmpdir(), 'waypoint-reference-'))

function run(...args) {
  const { status } = spawnSync(process.execPath, [waypoint, ...args, '--dir', dir], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`waypoint ${args.join(' ')} ended with ${status}`)
}

try {
  run('demo', '--scale', 'small', '--seed', '1')
  run('docs', 'reference', '--output', 'docs/reference')
} finally {
  rmSync(dir, { recursive: true, force: true })
}
